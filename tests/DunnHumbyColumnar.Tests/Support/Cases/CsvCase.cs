using DunnHumbyColumnar.Tests.Csv;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A small set of CSV files: how many rows, and which files are spelt in another way.</summary>
public sealed record CsvCase
{
    const int MaxFactRows = 120;
    const int MaxProducts = 40;

    /// <summary>Decides on the contents, and on what is left to chance in the property itself.</summary>
    internal int Seed { get; init; }

    internal int FactRows { get; init; }

    internal int Products { get; init; } = 1;

    /// <summary>Tables with columns moved, fields quoted, other line ends and the like.</summary>
    internal IReadOnlyList<string> Respelled { get; init; } = [];

    internal static CsvCase Of(int seed, int size)
    {
        var random = new Random(seed);
        return new CsvCase
        {
            Seed = seed,
            FactRows = random.Next(1 + (MaxFactRows * size / 100)),
            Products = random.Next(1, 2 + (MaxProducts * size / 100)),
            Respelled = [.. SmallJourney.Tables.Where(_ => random.Next(3) > 0)],
        };
    }

    internal SmallJourney Journey() => new(Seed, FactRows, Products);

    /// <summary>The files, those that are to be respelt.</summary>
    internal SmallJourney Respell(Random random)
    {
        var journey = Journey();
        foreach (string table in Respelled)
            journey.Replace(table, Respelling.Of(journey, table, random).ToBytes());
        return journey;
    }

    internal IEnumerable<CsvCase> Smaller()
    {
        foreach (var tables in Shrink.Lists(Respelled))
            yield return this with { Respelled = tables };
        foreach (int rows in Counts(FactRows, 0))
            yield return this with { FactRows = rows };
        foreach (int products in Counts(Products, 1))
            yield return this with { Products = products };
    }

    public override string ToString() =>
        $"new SmallJourney({Seed}, factRows: {FactRows}, products: {Products}), respelt: "
        + $"{string.Join(", ", Respelled.DefaultIfEmpty("none"))}";

    static IEnumerable<int> Counts(int count, int least) =>
        ((int[])[least, count / 2, count - 1]).Where(smaller => smaller >= least && smaller < count).Distinct();
}
