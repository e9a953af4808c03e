using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What <see cref="HouseholdTotals"/> adds up beyond the basics.</summary>
[Flags]
enum HouseholdMeasures
{
    Basics = 0,

    /// <summary>Sales by section.</summary>
    Sections = 1,

    /// <summary>Discounts, and distinct products.</summary>
    Purchases = 2,
}

/// <summary>
/// Per household of the clean view: distinct baskets and days, first and last day, cents, units, and further measures on demand.
/// All arrays are aligned and in household order.
/// </summary>
sealed class HouseholdTotals
{
    HouseholdTotals(int[] households, int[] baskets, int[] firstDays, int[] lastDays, int[] purchaseDays, long[] sales, long[] units)
    {
        Households = households;
        Baskets = baskets;
        FirstDays = firstDays;
        LastDays = lastDays;
        PurchaseDays = purchaseDays;
        Sales = sales;
        Units = units;
    }

    /// <summary>Household codes, ascending.</summary>
    public int[] Households { get; }

    /// <summary>Distinct baskets.</summary>
    public int[] Baskets { get; }

    public int[] FirstDays { get; }

    public int[] LastDays { get; }

    /// <summary>Distinct days with a line.</summary>
    public int[] PurchaseDays { get; }

    /// <summary>Cents.</summary>
    public long[] Sales { get; }

    public long[] Units { get; }

    /// <summary>Cents by section, one array a section; empty unless asked for.</summary>
    public long[][] Sections { get; private init; } = [];

    /// <summary>Sum of RETAIL_DISC in cents, sign kept; empty unless asked for.</summary>
    public long[] Loyalty { get; private init; } = [];

    /// <summary>Sum of COUPON_DISC in cents, sign kept; empty unless asked for.</summary>
    public long[] Coupons { get; private init; } = [];

    /// <summary>Sum of COUPON_MATCH_DISC in cents, sign kept; empty unless asked for.</summary>
    public long[] CouponMatches { get; private init; } = [];

    /// <summary>Distinct products; empty unless asked for.</summary>
    public int[] Products { get; private init; } = [];

    public static HouseholdTotals Build(QueryContext context, CleanRules rules, HouseholdMeasures measures)
    {
        var sums = new HouseholdSums(context.Data.Households.Count, measures);
        Partitions.ForHouseholds(
            context,
            () => new HouseholdAdder(rules, sums, measures),
            (adder, _, pieces) =>
            {
                foreach (var piece in pieces)
                    adder.Add(piece);
            });

        int[] kept = [.. Enumerable.Range(0, sums.Baskets.Length).Where(household => Keeps(rules.Profile, sums, household))];
        T[] Pick<T>(T[] values) => values.Length == 0 ? values : Array.ConvertAll(kept, household => values[household]);
        return new HouseholdTotals(kept, Pick(sums.Baskets), Pick(sums.FirstDays), Pick(sums.LastDays), Pick(sums.PurchaseDays), Pick(sums.Sales), Pick(sums.Units))
        {
            Sections = Transpose(sums.Sections, kept),
            Loyalty = Pick(sums.Loyalty),
            Coupons = Pick(sums.Coupons),
            CouponMatches = Pick(sums.CouponMatches),
            Products = Pick(sums.Products),
        };
    }

    static bool Keeps(CleaningProfile profile, HouseholdSums sums, int household) =>
        sums.Baskets[household] > 0 && !(profile.DropSingleDayHouseholds && sums.PurchaseDays[household] == 1);

    static long[][] Transpose(long[] sections, int[] kept)
    {
        if (sections.Length == 0)
            return [];
        var columns = new long[SectionMap.Names.Length][];
        for (int section = 0; section < columns.Length; section++)
            columns[section] = Array.ConvertAll(kept, household => sections[(household * SectionMap.Stride) + section]);
        return columns;
    }
}
