namespace DunnHumbyColumnar.Synthetic;

/// <summary>
/// The baskets: whose, when, where, how many lines. Numbered household by household; <see cref="InTime"/> orders them by day and time.
/// </summary>
sealed class BasketPlan
{
    const int IndexBits = 40;
    const int MinutesADay = 24 * 60;

    static readonly QuantileCurve SizeWeights = new((0, 1), (0.25, 2.2), (0.5, 5), (0.75, 12), (0.95, 32), (1, 90));

    static readonly double[] HourShares =
    [
        0.68, 0.31, 0.24, 0.16, 0.07, 0.12, 0.29, 0.69, 1.25, 2.54, 4.4, 6.32, 7.22, 7.68, 7.83, 8.15, 9.5, 10.49, 9.92, 7.98,
        6.33, 4.23, 2.46, 1.13,
    ];

    /// <summary>How often a household goes to its first, second … store.</summary>
    static readonly double[] StoreShares = [0.85, 0.11, 0.04];

    static readonly WeightedChoice Hours = new(HourShares);
    static readonly WeightedChoice StoreRank = new(StoreShares);

    public BasketPlan(ulong seed, GeneratedCounts counts, HouseholdPlan households)
    {
        int count = counts.Baskets;
        (Household, Day, Minute, Store, Lines) = (new int[count], new short[count], new short[count], new short[count], new ushort[count]);
        First = new int[households.Count + 1];
        var order = new ulong[count];
        int basket = 0;
        for (int household = 0; household < households.Count; household++)
        {
            int[] lines = LinesOf(seed, household, households);
            for (int b = 0; b < lines.Length; b++, basket++)
            {
                var draws = new Draws(seed, Purpose.Basket, household, b);
                Household[basket] = household;
                Lines[basket] = checked((ushort)lines[b]);
                Day[basket] = (short)Calendar.Draw(1, households.LastDay[household], ref draws);
                Minute[basket] = (short)((Hours.Draw(ref draws) * 60) + draws.Below(60));
                Store[basket] = (short)households.Stores[(household * HouseholdPlan.StoresEach) + StoreRank.Draw(ref draws)];
                order[basket] = ((ulong)((Day[basket] * MinutesADay) + Minute[basket]) << IndexBits) | (uint)basket;
            }

            First[household + 1] = basket;
        }

        Array.Sort(order);
        InTime = Array.ConvertAll(order, key => (int)(key & ((1UL << IndexBits) - 1)));
    }

    public int Count => InTime.Length;

    public int[] Household { get; }

    public short[] Day { get; }

    /// <summary>Minutes since midnight.</summary>
    public short[] Minute { get; }

    public short[] Store { get; }

    public ushort[] Lines { get; }

    /// <summary>The baskets of household h are First[h]..First[h + 1] - 1.</summary>
    public int[] First { get; }

    /// <summary>Basket numbers by day and time.</summary>
    public int[] InTime { get; }

    static int[] LinesOf(ulong seed, int household, HouseholdPlan households)
    {
        var weights = new double[households.Baskets[household]];
        var draws = new Draws(seed, Purpose.HouseholdBaskets, household);
        for (int b = 0; b < weights.Length; b++)
            weights[b] = SizeWeights.Draw(ref draws);
        return Apportionment.Divide(households.Lines[household], weights, 1);
    }
}
