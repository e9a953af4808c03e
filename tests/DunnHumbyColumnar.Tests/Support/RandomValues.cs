using System.Numerics;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Seeded random arrays in which the extremes of the type are common.</summary>
static class RandomValues
{
    /// <summary>Whole-range values; one in four is the smallest, the largest, zero or one next to them.</summary>
    public static T[] WithExtremes<T>(int seed, int count)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var random = new Random(seed);
        T[] extremes = [T.MinValue, T.MinValue + T.One, T.Zero, T.One, T.MaxValue - T.One, T.MaxValue];
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(4) == 0
            ? extremes[random.Next(extremes.Length)]
            : T.CreateTruncating(random.NextInt64(long.MinValue, long.MaxValue)))];
    }

    /// <summary>
    /// Neighbours are equal with the given chance, so that runs are about 1 / (1 - chance) long; values include the extremes.
    /// </summary>
    public static T[] InRuns<T>(int seed, int count, double chance)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        var random = new Random(seed);
        T[] values = WithExtremes<T>(seed, count);
        for (int i = 1; i < count; i++)
            if (random.NextDouble() < chance)
                values[i] = values[i - 1];
        return values;
    }

    /// <summary>Selected rows (-1) with the given chance, else 0.</summary>
    public static int[] Mask(int seed, int count, double chance)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < chance ? -1 : 0)];
    }

    /// <summary>Codes 0..<paramref name="codes"/> - 1.</summary>
    public static int[] Codes(int seed, int count, int codes)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(codes))];
    }
}
