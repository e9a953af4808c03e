namespace DunnHumbyColumnar;

/// <summary>Sales of a campaign's listed products before, during or after it.</summary>
/// <param name="Sales">Their sales.</param>
/// <param name="Days">Days of the period that lie between the first and the last clean day.</param>
public readonly record struct CampaignPeriod(Cents Sales, int Days)
{
    /// <summary>Sales / Days, in currency units; null without days.</summary>
    public double? DailyAverage => Ratio.Divide(Sales.Value, Days) / 100;

    /// <summary>Sales / (Days x households), in currency units; null without days or households.</summary>
    public double? DailyAveragePer(int households) => Ratio.Divide(Sales.Value, (long)Days * households) / 100;
}
