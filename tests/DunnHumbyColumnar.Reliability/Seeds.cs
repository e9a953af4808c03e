using System.Globalization;

namespace DunnHumbyColumnar.Reliability;

/// <summary>Cases that are made from a number alone.</summary>
static class Seeds
{
    const int CasesPerSeed = 100_000_000;
    const int DifferentSeeds = 20;

    /// <summary>Numbers of their own for each of twenty seeds.</summary>
    public static IEnumerable<string> From(int seed) =>
        Enumerable.Range((seed & int.MaxValue) % DifferentSeeds * CasesPerSeed, CasesPerSeed)
            .Select(number => number.ToString(CultureInfo.InvariantCulture));
}
