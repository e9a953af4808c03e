using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests;

/// <summary>
/// A store over several ingests: sources that did not change, gold tables that belong to their generation, work that is cancelled.
/// </summary>
public sealed class StoreLifeTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public StoreLifeTests() => TemporaryFolder.Copy(SyntheticData.Of(0.004).Csv, Csv);

    string Csv => _folder["csv"];

    string Store => _folder["store"];

    string CouponFile => Path.Combine(Csv, "coupon.csv");

    [Fact]
    public async Task Unchanged_sources_are_not_read_again_unless_asked()
    {
        var first = await Ingest();
        var second = await Ingest();
        Assert.Equal((false, true, 1L, first.ContentHash), (first.Skipped, second.Skipped, second.Generation, second.ContentHash));
        Assert.Equal(first.Tables.Select(table => (table.Name, table.Rows)), second.Tables.Select(table => (table.Name, table.Rows)));
        var forced = await Ingest(new IngestOptions { Force = true });
        Assert.Equal((false, 2L, first.ContentHash), (forced.Skipped, forced.Generation, forced.ContentHash));
    }

    [Fact]
    public async Task A_source_of_another_time_is_read_unless_its_content_is_compared()
    {
        await Ingest();
        File.SetLastWriteTimeUtc(CouponFile, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.True((await Ingest(new IngestOptions { VerifySources = true })).Skipped);
        Assert.False((await Ingest()).Skipped);
    }

    [Fact]
    public async Task A_changed_byte_under_the_same_size_and_time_is_found_by_comparing_content()
    {
        await Ingest();
        var time = File.GetLastWriteTimeUtc(CouponFile);
        byte[] bytes = await File.ReadAllBytesAsync(CouponFile);
        // The last campaign number: another digit.
        bytes[^2] = bytes[^2] == (byte)'1' ? (byte)'2' : (byte)'1';
        await File.WriteAllBytesAsync(CouponFile, bytes);
        File.SetLastWriteTimeUtc(CouponFile, time);
        Assert.True((await Ingest()).Skipped);
        Assert.False((await Ingest(new IngestOptions { VerifySources = true })).Skipped);
    }

    [Fact]
    public async Task Stored_gold_is_what_would_be_computed_and_is_used_for_its_options_only()
    {
        await Ingest();
        using var journey = Journey.Open(Store);
        string[] computed = [.. Journey.GoldTableNames.Select(name => journey.Gold(name).Text(ExportFormat.Csv))];
        Assert.Equal(Journey.GoldTableNames, journey.BuildGold().Built.Select(table => table.Name));
        var stored = journey.Info().GoldTables.ToDictionary(table => table.Name, table => table.ComputedAt);
        Assert.Equal(Journey.GoldTableNames.Order(), stored.Keys.Order());
        for (int i = 0; i < computed.Length; i++)
        {
            var result = journey.Gold(Journey.GoldTableNames[i]);
            Assert.Equal(stored[Journey.GoldTableNames[i]], result.Metadata.ComputedAt);
            CsvAssert.Equal(computed[i], result.Text(ExportFormat.Csv), Journey.GoldTableNames[i]);
        }

        var raw = journey.Gold("rfm", new MartOptions { Cleaning = CleaningProfile.Raw });
        Assert.True(raw.Metadata.ComputedAt > stored["rfm"]);
        Assert.NotEqual(computed[Journey.GoldTableNames.ToList().IndexOf("rfm")], raw.Text(ExportFormat.Csv));
    }

    [Fact]
    public async Task Stored_gold_with_other_columns_than_today_is_computed_again()
    {
        await Ingest();
        using var journey = Journey.Open(Store);
        journey.BuildGold(["household_sales"]);
        var today = journey.Gold("household_sales");
        using (var held = StoreLock.Acquire(Store, RealFileOps.Instance))
        {
            var former = new ResultFrame([ResultColumn.Int32("household_key", [1]), ResultColumn.Money("sales", [1])]);
            var table = new GoldTable(today.Metadata, ArrowFrames.ToRecordBatch(former));
            Assert.True(GoldStore.Save(held, today.Metadata.Generation, [table], SnapshotOptions.Default));
        }

        CsvAssert.Equal(today.Text(ExportFormat.Csv), journey.Gold("household_sales").Text(ExportFormat.Csv), "household_sales");
    }

    [Fact]
    public async Task Building_some_gold_tables_keeps_the_others()
    {
        await Ingest();
        using var journey = Journey.Open(Store);
        journey.BuildGold();
        var before = journey.Info().GoldTables.ToDictionary(table => table.Name, table => table.ComputedAt);
        Assert.Equal(["rfm"], journey.BuildGold(["rfm"]).Built.Select(table => table.Name));
        var after = journey.Info().GoldTables.ToDictionary(table => table.Name, table => table.ComputedAt);
        Assert.Equal(["rfm"], after.Where(table => table.Value != before[table.Key]).Select(table => table.Key));
    }

    [Fact]
    public async Task Gold_goes_with_its_generation()
    {
        await Ingest();
        using (var journey = Journey.Open(Store))
            journey.BuildGold();
        await Ingest(new IngestOptions { Force = true });
        using (var journey = Journey.Open(Store))
        {
            Assert.Empty(journey.Info().GoldTables);
            Assert.Equal(2, journey.Gold("rfm").Metadata.Generation);
        }

        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(Store, "gold")));
        await Ingest(new IngestOptions { Force = true });
        Assert.Empty(Directory.GetDirectories(Path.Combine(Store, "gold")));
    }

    [Fact]
    public async Task A_journey_of_an_older_generation_stores_no_gold_for_the_new_one()
    {
        await Ingest();
        using var old = Journey.Open(Store);
        await Ingest(new IngestOptions { Force = true });
        Assert.False(old.BuildGold().IsStored);
        using var now = Journey.Open(Store);
        Assert.Empty(now.Info().GoldTables);
    }

    [Fact]
    public async Task A_damaged_gold_file_is_an_error_and_can_be_built_again()
    {
        await Ingest();
        using var journey = Journey.Open(Store);
        journey.BuildGold();
        string file = Directory.GetFiles(Path.Combine(Store, "gold"), "rfm-*.arrow", SearchOption.AllDirectories).Single();
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        Assert.EndsWith(
            Path.GetFileName(file), Assert.Throws<SnapshotCorruptException>(() => journey.Gold("rfm")).File, StringComparison.Ordinal);
        Assert.Throws<SnapshotCorruptException>(() => journey.Check());
        journey.BuildGold();
        journey.Check();
    }

    [Fact]
    public async Task A_cancelled_ingest_leaves_the_old_generation_and_no_temporaries()
    {
        var before = await Ingest();
        int stopped = 0;
        long generation = before.Generation;
        for (int calls = 1; calls < 260; calls += 26)
        {
            using var files = new CancellingFileOps(UnsyncedFileOps.Instance);
            files.CancelAt(calls);
            var options = new IngestOptions { Force = true, Store = new SnapshotOptions { Files = files } };
            try
            {
                await Journey.IngestAsync(Csv, Store, options, null, files.Token);
            }
            catch (OperationCanceledException)
            {
                stopped++;
                Leftovers.AssertNone(RealFileOps.Instance, Store);
                using var old = Journey.Open(Store);
                Assert.Equal(generation, old.Info().Generation);
            }

            using var journey = Journey.Open(Store);
            generation = journey.Info().Generation;
            Assert.Equal(before.ContentHash, journey.Info().ContentHash);
            journey.Check();
        }

        Assert.InRange(stopped, 4, 10);
    }

    public void Dispose() => _folder.Dispose();

    Task<IngestReport> Ingest(IngestOptions? options = null) =>
        Journey.IngestAsync(Csv, Store, (options ?? new IngestOptions()) with { Store = UnsyncedFileOps.Options });
}
