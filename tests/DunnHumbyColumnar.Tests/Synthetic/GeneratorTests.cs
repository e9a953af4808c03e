using System.Security.Cryptography;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Synthetic;

/// <summary>The synthetic data set: its counts, its quirks, and that a seed settles every byte.</summary>
public sealed class GeneratorTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Fact]
    public void Counts_at_scale_1_are_the_published_ones()
    {
        var counts = new GeneratedCounts(1, products: 92_353);
        Assert.Equal((2_500, 801, 276_484), (counts.Households, counts.DemographicHouseholds, counts.Baskets));
        Assert.Equal((2_595_732, 36_786_524), (counts.Lines, counts.CausalRows));
        Assert.Equal((7_208, 124_548, 2_318), (
            counts.CampaignHouseholds, GeneratedCounts.DistinctCoupons + GeneratedCounts.RepeatedCoupons, counts.Redemptions));
    }

    [Fact]
    public void A_scale_multiplies_households_and_promotions_and_nothing_else()
    {
        var rows = synthetic.Report.Tables.ToDictionary(table => table.Name, table => table.Rows);
        Assert.Equal(
            new Dictionary<string, long>
            {
                ["transaction_data"] = 129_787,
                ["causal_data"] = 1_839_326,
                ["product"] = 92_353,
                ["hh_demographic"] = 40,
                ["campaign_desc"] = 30,
                ["campaign_table"] = 360,
                ["coupon"] = 124_548,
                ["coupon_redempt"] = 116,
            },
            rows);
        Assert.Equal(
            synthetic.Generated.Tables.Select(table => (table.Name, table.Rows, table.Bytes)),
            synthetic.Report.Tables.Select(table => (table.Name, table.Rows, table.CsvBytes)));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        using var folder = new TemporaryFolder();
        var options = new GeneratorOptions { Scale = 0.002, Seed = 7 };
        JourneyGenerator.Generate(folder["one"], options with { Threads = 1 });
        JourneyGenerator.Generate(folder["three"], options with { Threads = 3 });
        JourneyGenerator.Generate(folder["other"], options with { Seed = 8 });
        Assert.Equal(Hashes(folder["one"]), Hashes(folder["three"]));
        Assert.NotEqual(Hashes(folder["one"]), Hashes(folder["other"]));
    }

    [Theory]
    [InlineData(0.0001)]
    [InlineData(0.0007)]
    public async Task A_tiny_scale_gives_a_data_set_that_loads(double scale)
    {
        using var folder = new TemporaryFolder();
        JourneyGenerator.Generate(folder["csv"], new GeneratorOptions { Scale = scale });
        var report = await Journey.IngestAsync(folder["csv"], folder["store"]);
        Assert.All(
            report.Tables.Where(table => table.Name is not ("campaign_table" or "coupon_redempt")),
            table => Assert.True(table.Rows > 0, table.Name));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100.5)]
    [InlineData(double.NaN)]
    public void A_scale_out_of_range_is_rejected(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JourneyGenerator.Generate("nowhere", new GeneratorOptions { Scale = scale }));

    [Fact]
    public void Cancellation_leaves_no_part_of_a_file()
    {
        using var folder = new TemporaryFolder();
        using var cancelled = new CancellationTokenSource();
        var progress = new CancelAfterFirst(cancelled);
        Assert.ThrowsAny<OperationCanceledException>(() => JourneyGenerator.Generate(
            folder["csv"], new GeneratorOptions { Scale = 0.05 }, progress, cancelled.Token));
        Assert.DoesNotContain(Directory.GetFiles(folder["csv"]), file =>
            !file.EndsWith(".csv", StringComparison.Ordinal) && Path.GetFileName(file) != GeneratedFiles.ListName);
        Assert.False(File.Exists(Path.Combine(folder["csv"], "causal_data.csv")));
    }

    static string[] Hashes(string folder) =>
        [.. Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal)
            .Select(file => Path.GetFileName(file) + " " + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))))];

    sealed class CancelAfterFirst(CancellationTokenSource source) : IProgress<GeneratorProgress>
    {
        public void Report(GeneratorProgress value) => source.Cancel();
    }
}
