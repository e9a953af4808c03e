using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Random rows with random options and a random way to compute: everything of one property run, from one seed.</summary>
sealed class MartCase
{
    MartCase(JourneyRows rows, Random random)
    {
        Rows = rows;
        Encoding = new EncodingOptions
        {
            BatchRows = Pick(random, 1, 7, 1023),
            Forced = Pick<ColumnEncoding?>(random, null, ColumnEncoding.Plain, ColumnEncoding.RunEnd),
            Threads = 1 + random.Next(2),
        };
        Threads = 1 + random.Next(4);
        MorselRows = Pick<int?>(random, null, 1, 5, 40);
        Cleaning = random.Next(4) switch { 0 => CleaningProfile.Raw, 1 => Custom(random), _ => CleaningProfile.Reference };
        Rfm = new RfmOptions
        {
            Recency = Pick(random, RecencyScheme.Reference, RecencyScheme.Quintile),
            Ties = Pick(random, TiePolicy.Equal, TiePolicy.Ntile, TiePolicy.RankFirst),
            AsOfDay = random.Next(3) == 0 ? Pick(random, 0, 50, 100, 101, 102, 300, 525, 615, 700, 707, 708, 709, 800) : null,
            Cleaning = Cleaning,
        };
        Summary = new HouseholdSummaryOptions { Rfm = Rfm, AllHouseholds = random.Next(2) == 0 };
    }

    public JourneyRows Rows { get; }

    public EncodingOptions Encoding { get; }

    public int Threads { get; }

    public int? MorselRows { get; }

    public CleaningProfile Cleaning { get; }

    public RfmOptions Rfm { get; }

    public HouseholdSummaryOptions Summary { get; }

    public static MartCase Of(int seed) => new(RandomJourney.Of(seed), new Random(~seed));

    public QueryContext Context() => Context(Rows, Encoding, Threads, MorselRows);

    public static QueryContext Context(JourneyRows rows, EncodingOptions encoding, int threads, int? morselRows) =>
        new(RowsEncoder.Encode(rows, encoding), 0, "", threads, TimeProvider.System, CancellationToken.None) { MorselRows = morselRows };

    static CleaningProfile Custom(Random random) => new()
    {
        Name = "custom",
        PositiveLinesOnly = random.Next(2) == 0,
        FirstDay = Pick<int?>(random, null, 0, 102, 600),
        LastDay = Pick<int?>(random, null, 0, 600, 700, 710),
        KnownProductsOnly = random.Next(2) == 0,
        ExcludedCommodities = random.Next(3) switch { 0 => [], 1 => [" ", "", "NOWHERE"], _ => ["BEEF", "CANS"] },
        DropSingleDayHouseholds = random.Next(2) == 0,
    };

    static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
