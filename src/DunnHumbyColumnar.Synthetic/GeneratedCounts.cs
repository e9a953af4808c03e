namespace DunnHumbyColumnar.Synthetic;

/// <summary>How many of everything there are at a scale.</summary>
sealed record GeneratedCounts
{
    /// <summary>Different coupon rows.</summary>
    public const int DistinctCoupons = 119_384;

    /// <summary>Coupon rows that repeat another in every column.</summary>
    public const int RepeatedCoupons = 5_164;

    const int PromotionPairsPublished = 443_610;
    const int RepeatedPromotionsPublished = 15_000;
    const int CausalRowsPublished = 36_786_524;

    public GeneratedCounts(double scale, int products)
    {
        Households = (int)Math.Max(1, Math.Round(2_500 * scale));
        Lines = Math.Max(Households, (long)Math.Round(2_595_732 * scale));
        Baskets = (int)Math.Clamp((long)Math.Round(276_484 * scale), Households, Lines);
        DemographicHouseholds = (int)Math.Max(1, Math.Round(801 * scale));
        CampaignHouseholds = (int)Math.Round(7_208 * scale);
        Redemptions = (int)Math.Round(2_318 * scale);
        double promotionScale = Math.Min(scale, (double)products * Calendar.PromotionWeeks / PromotionPairsPublished);
        PromotionPairs = (int)Math.Max(1, Math.Round(PromotionPairsPublished * promotionScale));
        RepeatedPromotions = (int)Math.Round(RepeatedPromotionsPublished * promotionScale);
        CausalRows = Math.Max(PromotionPairs, (long)Math.Round(CausalRowsPublished * promotionScale));
    }

    public int Households { get; }

    public int DemographicHouseholds { get; }

    public long Lines { get; }

    public int Baskets { get; }

    /// <summary>(product, week) pairs with a promotion in some store.</summary>
    public int PromotionPairs { get; }

    /// <summary>Rows of causal_data whose (product, store, week) has another row.</summary>
    public int RepeatedPromotions { get; }

    public long CausalRows { get; }

    public int CampaignHouseholds { get; }

    public int Redemptions { get; }
}
