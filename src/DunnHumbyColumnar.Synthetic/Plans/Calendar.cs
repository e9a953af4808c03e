using System.Collections.Immutable;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>The 711 days, and how likely a basket is on each.</summary>
static class Calendar
{
    public const int LastDay = 711;
    public const int FirstPromotionWeek = 9;
    public const int PromotionWeeks = 93;

    /// <summary>Days over which the panel fills up.</summary>
    const int RampDays = 100;

    static readonly (int First, int Last, double Factor)[] Seasons = [(240, 247, 1.35), (264, 277, 1.4), (605, 612, 1.35), (629, 642, 1.4)];

    /// <summary>Share of baskets by DAY mod 7.</summary>
    public static readonly ImmutableArray<double> WeekdayShares = [0.124, 0.122, 0.127, 0.142, 0.170, 0.177, 0.138];

    /// <summary>Sums of the weights of days 1..index.</summary>
    static readonly double[] Cumulative = Accumulate();

    /// <summary>WEEK_NO of a day: the first week is short.</summary>
    public static int WeekOf(int day) => (day + 8) / 7;

    /// <summary>A day in first..last.</summary>
    public static int Draw(int first, int last, ref Draws draws)
    {
        double target = Cumulative[first - 1] + (draws.Unit() * (Cumulative[last] - Cumulative[first - 1]));
        int index = Array.BinarySearch(Cumulative, first, last - first + 1, target);
        return Math.Min(last, index < 0 ? ~index : index + 1);
    }

    static double[] Accumulate()
    {
        var sums = new double[LastDay + 1];
        for (int day = 1; day <= LastDay; day++)
        {
            double weight = WeekdayShares[day % 7] * Math.Min(1, 0.15 + (0.85 * day / RampDays));
            foreach (var (first, last, factor) in Seasons)
                weight *= day >= first && day <= last ? factor : 1;
            sums[day] = sums[day - 1] + weight;
        }

        return sums;
    }
}
