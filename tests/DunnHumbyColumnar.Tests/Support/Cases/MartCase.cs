using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Random rows with random options and a random way to compute: everything of one property run.</summary>
public sealed record MartCase
{
    /// <summary>Rows, batches and threads that differ least from none.</summary>
    static readonly EncodingOptions PlainEncoding = new() { BatchRows = 1023, Threads = 1 };

    /// <summary>
    /// What the case was drawn from; it stays when the case is made smaller, and decides on what is left to chance in the property itself.
    /// </summary>
    internal int Seed { get; init; }

    internal int Size { get; init; }

    internal JourneyRows Rows { get; init; } = new([], [], [], false);

    internal EncodingOptions Encoding { get; init; } = PlainEncoding;

    internal int Threads { get; init; } = 1;

    internal int? MorselRows { get; init; }

    internal CleaningProfile Cleaning { get; init; } = CleaningProfile.Reference;

    /// <summary>Options of rfm, the cleaning rules left out.</summary>
    internal RfmOptions Scores { get; init; } = new();

    internal bool AllHouseholds { get; init; }

    internal RfmOptions Rfm => Scores with { Cleaning = Cleaning };

    internal HouseholdSummaryOptions Summary => new() { Rfm = Rfm, AllHouseholds = AllHouseholds };

    /// <summary>A case of facts: seeds near 0 give few rows.</summary>
    internal static MartCase Of(int seed) => Of(seed, RandomJourney.SizeOf(seed));

    internal static MartCase Of(int seed, int size)
    {
        var random = new Random(~seed);
        var rows = RandomJourney.Of(seed, size);
        return new MartCase
        {
            Seed = seed,
            Size = size,
            Rows = rows,
            Encoding = new EncodingOptions
            {
                BatchRows = Pick(random, 1, 7, 1023),
                Forced = Pick<ColumnEncoding?>(random, null, ColumnEncoding.Plain, ColumnEncoding.RunEnd),
                Threads = 1 + random.Next(2),
            },
            Threads = 1 + random.Next(4),
            MorselRows = Pick<int?>(random, null, 1, 5, 40),
            Cleaning = random.Next(4) switch { 0 => CleaningProfile.Raw, 1 => Custom(random, rows), _ => CleaningProfile.Reference },
            Scores = new RfmOptions
            {
                Recency = Pick(random, RecencyScheme.Reference, RecencyScheme.Quintile),
                Ties = Pick(random, TiePolicy.Equal, TiePolicy.Ntile, TiePolicy.RankFirst),
                AsOfDay = random.Next(3) == 0 ? Pick(random, 0, 50, 100, 101, 102, 300, 525, 615, 700, 707, 708, 709, 800) : null,
            },
            AllHouseholds = random.Next(2) == 0,
        };
    }

    /// <summary>The case with fewer or plainer rows, or with one option as it is by default.</summary>
    internal IEnumerable<MartCase> Smaller()
    {
        foreach (var rows in SmallerRows.Of(Rows))
            yield return this with { Rows = rows, Cleaning = Cleaning with { ExcludedCommodities = [.. Excluded(rows)] } };
        foreach (var encoding in Shrink.Options(Encoding, PlainEncoding))
            yield return this with { Encoding = encoding };
        if (Threads > 1)
            yield return this with { Threads = 1 };
        if (MorselRows is not null)
            yield return this with { MorselRows = null };
        if (Cleaning != CleaningProfile.Reference)
            yield return this with { Cleaning = CleaningProfile.Reference };
        if (Cleaning != CleaningProfile.Reference && Cleaning != CleaningProfile.Raw)
            foreach (var cleaning in Shrink.Options(Cleaning, CleaningProfile.Raw with { Name = Cleaning.Name }))
                yield return this with { Cleaning = cleaning };
        foreach (var scores in Shrink.Options(Scores, new RfmOptions()))
            yield return this with { Scores = scores };
        if (AllHouseholds)
            yield return this with { AllHouseholds = false };
    }

    /// <summary>The excluded commodities that some product has, and those that need none.</summary>
    IEnumerable<string> Excluded(JourneyRows rows) => Cleaning.ExcludedCommodities.Where(name =>
        CleaningProfile.Reference.ExcludedCommodities.Contains(name)
        || rows.Products.Any(product => product.Commodity == name || product.SubCommodity == name));

    internal QueryContext Context() => Context(Rows, Encoding, Threads, MorselRows);

    internal static QueryContext Context(JourneyRows rows, EncodingOptions encoding, int threads, int? morselRows) =>
        new(RowsEncoder.Encode(rows, encoding), 0, "", threads, TimeProvider.System, CancellationToken.None) { MorselRows = morselRows };

    public override string ToString() =>
        $"""
        seed {Seed}, size {Size}
        {CaseText.Of(Rows)}
        {CaseText.Options(Encoding, new EncodingOptions())}, threads {Threads}, {MorselRows?.ToString() ?? "the usual"} rows a morsel
        cleaning {CaseText.Of(Cleaning)}, {CaseText.Options(Rfm, new RfmOptions())}{(AllHouseholds ? ", all households" : "")}
        """;

    static CleaningProfile Custom(Random random, JourneyRows rows)
    {
        string[] names = [.. rows.Products.SelectMany(product => (string[])[product.Commodity, product.SubCommodity])];
        var (first, last) = Pick<(int?, int?)>(
            random, (null, null), (null, 0), (0, null), (0, 0), (0, 600), (102, 700), (600, 600), (600, 710), (null, 700), (102, null));
        return new()
        {
            Name = "custom",
            PositiveLinesOnly = random.Next(2) == 0,
            FirstDay = first,
            LastDay = last,
            KnownProductsOnly = random.Next(2) == 0,
            ExcludedCommodities = names.Length == 0 ? [] : [.. random.GetItems(names, random.Next(4))],
            DropSingleDayHouseholds = random.Next(2) == 0,
        };
    }

    static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}

/// <summary>A case with two days between which households move.</summary>
public sealed record MigrationCase
{
    internal MartCase Mart { get; init; } = new();

    internal int FromDay { get; init; }

    internal int ToDay { get; init; }

    internal static MigrationCase Of(int seed, int size)
    {
        var random = new Random(seed ^ 0xDA75);
        int from = 100 + random.Next(300);
        return new MigrationCase { Mart = MartCase.Of(seed, size), FromDay = from, ToDay = from + 1 + random.Next(291) };
    }

    internal IEnumerable<MigrationCase> Smaller()
    {
        foreach (var mart in Mart.Smaller())
            yield return this with { Mart = mart };
    }

    public override string ToString() => $"from day {FromDay} to day {ToDay}, {Mart}";
}
