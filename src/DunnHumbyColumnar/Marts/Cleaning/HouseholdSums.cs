using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>Sums per household code while they grow. Each household is written by one thread only.</summary>
sealed class HouseholdSums
{
    public HouseholdSums(int households, HouseholdMeasures measures)
    {
        Baskets = new int[households];
        FirstDays = new int[households];
        LastDays = new int[households];
        PurchaseDays = new int[households];
        Sales = new long[households];
        Units = new long[households];
        if (measures.HasFlag(HouseholdMeasures.Sections))
            Sections = new long[households * SectionMap.Stride];
        if (measures.HasFlag(HouseholdMeasures.Purchases))
        {
            Loyalty = new long[households];
            Coupons = new long[households];
            CouponMatches = new long[households];
            Products = new int[households];
        }
    }

    public int[] Baskets { get; }

    public int[] FirstDays { get; }

    public int[] LastDays { get; }

    public int[] PurchaseDays { get; }

    public long[] Sales { get; }

    public long[] Units { get; }

    /// <summary>Section sums of a household lie side by side, <see cref="SectionMap.Stride"/> apart from the next household's.</summary>
    public long[] Sections { get; } = [];

    public long[] Loyalty { get; } = [];

    public long[] Coupons { get; } = [];

    public long[] CouponMatches { get; } = [];

    public int[] Products { get; } = [];
}
