using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Seeded inputs for kernels that look like the columns of the data set.</summary>
static class Inputs
{
    /// <summary>Runs of one week in causal_data.</summary>
    public const int WeekRun = 83;

    /// <summary>Runs of one display code in causal_data.</summary>
    public const int DisplayRun = 16;

    /// <summary>Lines of a basket.</summary>
    public const int BasketRun = 9;

    /// <summary>Lines of a basket of some ten different commodities.</summary>
    public const int LargeBasketRun = 12;

    public const int Households = 2_500;

    public const int Products = 92_353;

    public const int Commodities = 308;

    /// <summary>Share of the lines that the clean view keeps.</summary>
    public const double CleanShare = 0.9;

    /// <summary>A prime, so that multiples of it meet every code before they repeat.</summary>
    const long Prime = 2_654_435_761;

    /// <summary>Codes 0..<paramref name="codes"/> - 1 by Zipf's law, the frequent ones scattered over the range.</summary>
    public static int[] Codes(int seed, int count, int codes) =>
        Fill(seed, count, random => Scattered((int)Math.Pow(codes + 1, random.NextDouble()) - 1, codes));

    /// <summary>Each of the codes once, scattered.</summary>
    public static int[] Permutation(int codes) => [.. Enumerable.Range(0, codes).Select(code => Scattered(code, codes))];

    /// <summary>Line amounts: 0.30 to 30.00, small ones more often, and a few of nothing.</summary>
    public static int[] Cents(int seed, int count) =>
        Fill(seed, count, random => random.Next(150) == 0 ? 0 : (int)(30 * Math.Pow(100, random.NextDouble())));

    /// <summary>One item mostly, seldom none.</summary>
    public static int[] Quantities(int seed, int count) =>
        Fill(seed, count, random => random.Next(150) == 0 ? 0 : (int)Math.Pow(5, Math.Pow(random.NextDouble(), 3)));

    /// <summary>-1 with the given chance, else 0.</summary>
    public static int[] Mask(int seed, int count, double chance) => Fill(seed, count, random => random.NextDouble() < chance ? -1 : 0);

    /// <summary>Exclusive ends of runs over so many rows, of any length up to twice the mean.</summary>
    public static int[] Ends(int seed, int rows, int meanLength)
    {
        var random = new Random(seed);
        var ends = new List<int>();
        for (int end = 0; end < rows;)
            ends.Add(end = Math.Min(rows, end + random.Next(1, 2 * meanLength)));
        return [.. ends];
    }

    /// <summary>Group ids as <see cref="Codes"/>; all but the given share are filtered.</summary>
    public static int[] RandomGroupIds(int seed, int count, int groups, double share)
    {
        int[] selected = Mask(seed + 1, count, share);
        return [.. Codes(seed, count, groups).Select((groupId, i) => selected[i] != 0 ? groupId : GroupIds.Filtered)];
    }

    /// <summary>A number of items in baskets (see <see cref="Postings"/>), some ten per basket, the frequent ones in many.</summary>
    public static int[] Baskets(int seed, int count, int items)
    {
        int[] lines = Codes(seed, 3 * count, items);
        var baskets = new List<int>();
        int start = 0;
        foreach (int end in Ends(seed + 1, lines.Length, LargeBasketRun))
        {
            baskets.AddRange(lines[start..end].Distinct().Order());
            baskets[^1] |= Postings.EndOfBasket;
            start = end;
        }

        int[] some = [.. baskets.Take(count)];
        some[^1] |= Postings.EndOfBasket;
        return some;
    }

    static int Scattered(int rank, int codes) => (int)(Prime * rank % codes);

    static int[] Fill(int seed, int count, Func<Random, int> next)
    {
        var random = new Random(seed);
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
            values[i] = next(random);
        return values;
    }
}
