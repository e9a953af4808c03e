namespace DunnHumbyColumnar.Synthetic;

/// <summary>The households: kind, how much they buy, where, until when. Household k is number k - 1.</summary>
sealed class HouseholdPlan
{
    public const int StoresEach = 3;
    public const int FavouritesEach = 12;

    const double LapsedShare = 0.05;

    static readonly QuantileCurve LineWeights = new((0, 2), (0.05, 70), (0.25, 300), (0.5, 690), (0.75, 1_480), (0.95, 3_020), (1, 6_500));

    static readonly QuantileCurve VisitFactors = new((0, 0.55), (0.5, 1), (1, 1.6));

    public HouseholdPlan(ulong seed, GeneratedCounts counts, ProductCatalogue products, WeightedChoice popularity, StoreDirectory stores)
    {
        Count = counts.Households;
        (Archetype, LastDay, Stores, Favourites) = (
            new byte[Count], new short[Count], new int[Count * StoresEach], new int[Count * FavouritesEach]);
        var lines = new double[Count];
        var baskets = new double[Count];
        var archetypes = new WeightedChoice([.. Archetypes.All.Select(archetype => archetype.Share)]);
        for (int household = 0; household < Count; household++)
        {
            var draws = new Draws(seed, Purpose.Household, household);
            Archetype[household] = (byte)archetypes.Draw(ref draws);
            lines[household] = LineWeights.Draw(ref draws);
            // Who buys more also comes more often, though not in proportion.
            baskets[household] = lines[household] / Math.Sqrt(Math.Sqrt(lines[household])) * VisitFactors.Draw(ref draws);
            LastDay[household] = (short)(draws.Chance(LapsedShare) ? draws.Between(250, 600) : Calendar.LastDay);
            for (int s = 0; s < StoresEach; s++)
                Stores[(household * StoresEach) + s] = stores.Draw(ref draws);
            DrawFavourites(seed, household, products, popularity);
        }

        Lines = Apportionment.Divide(counts.Lines, lines, 1);
        Baskets = Apportionment.Divide(counts.Baskets, baskets, 1, household => Lines[household]);
    }

    public int Count { get; }

    public byte[] Archetype { get; }

    /// <summary>The last day on which the household may buy.</summary>
    public short[] LastDay { get; }

    public int[] Lines { get; }

    public int[] Baskets { get; }

    /// <summary><see cref="StoresEach"/> stores per household, its own first.</summary>
    public int[] Stores { get; }

    /// <summary><see cref="FavouritesEach"/> products per household that it buys again and again.</summary>
    public int[] Favourites { get; }

    void DrawFavourites(ulong seed, int household, ProductCatalogue products, WeightedChoice popularity)
    {
        var draws = new Draws(seed, Purpose.HouseholdFavourites, household);
        double[] acceptance = Archetypes.Acceptance[Archetype[household]];
        for (int f = 0; f < FavouritesEach; f++)
        {
            int product;
            do
                product = popularity.Draw(ref draws);
            while (!draws.Chance(acceptance[products.Section[product]]));
            Favourites[(household * FavouritesEach) + f] = product;
        }
    }
}
