namespace DunnHumbyColumnar.Marts;

/// <summary>The days of a campaign inside the clean view, and so what is before, during and after it.</summary>
readonly record struct CampaignWindow(int FirstDay, int LastDay)
{
    /// <summary>The last day that a campaign may end on: that of the published transactions.</summary>
    const int DataEnd = 711;

    /// <summary>First and last day of before, during and after; the ends of the data are no bound.</summary>
    public (int From, int To) Before => (int.MinValue, FirstDay - 1);

    public (int From, int To) During => (FirstDay, LastDay);

    public (int From, int To) After => (LastDay + 1, int.MaxValue);

    public static CampaignWindow Of(CampaignTerms campaign, CampaignSales sales) => new(Math.Max(campaign.StartDay, sales.FirstDay), Math.Min(campaign.EndDay, DataEnd));
}
