namespace DunnHumbyColumnar.Marts;

/// <summary>A campaign's first and last day, clipped to the data, and the periods before, during and after it.</summary>
readonly record struct CampaignWindow(int FirstDay, int LastDay)
{
    /// <summary>The last day of the published transactions: a campaign ends by then.</summary>
    const int DataEnd = 711;

    /// <summary>First and last day of the period; unbounded where it reaches the ends of the data.</summary>
    public (int From, int To) Before => (int.MinValue, FirstDay - 1);

    public (int From, int To) During => (FirstDay, LastDay);

    public (int From, int To) After => (LastDay + 1, int.MaxValue);

    public static CampaignWindow Create(CampaignTerms campaign, CampaignSales sales) =>
        new(Math.Max(campaign.StartDay, sales.FirstDay), Math.Min(campaign.EndDay, DataEnd));
}
