namespace DunnHumbyColumnar.Tests.Support;

/// <summary>One transaction row; money in cents.</summary>
sealed record Line(int Household, long Basket, int Day, int Product, int Quantity, int Sales, int Loyalty, int Coupon, int CouponMatch)
{
    /// <summary>Weeks that come again, so that a household's rows of one need not lie together.</summary>
    public int Week => 9 + (Day / 7 % 10);

    /// <summary>HHMM, the same for all of a basket.</summary>
    public int Time => (int)((Basket / 7 % 24 * 100) + (Basket / 7 * 13 % 60));

    /// <summary>One of six.</summary>
    public int Store => 360 + (int)(Basket / 7 % 6);
}

/// <summary>One row of causal_data.</summary>
sealed record PromotionRow(int Product, int Store, int Week, string Display, string Mailer);

/// <summary>One row of campaign_desc.</summary>
sealed record CampaignRow(int Campaign, string Description, int StartDay, int EndDay);

/// <summary>One row of campaign_table.</summary>
sealed record TargetRow(int Household, int Campaign);

/// <summary>One row of coupon.</summary>
sealed record CouponRow(long Coupon, int Product, int Campaign);

/// <summary>One row of coupon_redempt.</summary>
sealed record RedemptionRow(int Household, int Day, long Coupon, int Campaign);

/// <summary>One product row.</summary>
sealed record ProductRow(int Product, string Commodity, string SubCommodity)
{
    /// <summary>One of three.</summary>
    public string Department => $"DEPARTMENT {Math.Abs((long)Product) % 3}";
}

/// <summary>One row of hh_demographic.</summary>
sealed record DemographicRow(int Household, string Age, string Income, string Composition, string Size);

/// <summary>A small data set as plain rows: what the naive model and the library both compute from.</summary>
/// <param name="Lines">Transaction rows in any order.</param>
/// <param name="Products">Product rows, each id once.</param>
/// <param name="Demographics">Demographic rows, each household once.</param>
/// <param name="Anonymised">Whether the demographics come under the anonymised headers.</param>
sealed record JourneyRows(
    IReadOnlyList<Line> Lines, IReadOnlyList<ProductRow> Products, IReadOnlyList<DemographicRow> Demographics, bool Anonymised)
{
    public IReadOnlyList<PromotionRow> Promotions { get; init; } = [];

    /// <summary>Each id once.</summary>
    public IReadOnlyList<CampaignRow> Campaigns { get; init; } = [];

    public IReadOnlyList<TargetRow> Targets { get; init; } = [];

    public IReadOnlyList<CouponRow> Coupons { get; init; } = [];

    public IReadOnlyList<RedemptionRow> Redemptions { get; init; } = [];
}
