using Apache.Arrow;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests;

/// <summary>The facade as an application uses it.</summary>
public sealed class JourneyTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Fact]
    public void Results_agree_with_each_other()
    {
        var rfm = synthetic.Open.Rfm();
        var all = synthetic.Open.HouseholdSummary(new HouseholdSummaryOptions { AllHouseholds = true });
        long clean = rfm.Sum(row => row.Sales.Value);
        Assert.Equal(clean, all.Sum(row => row.Sales.Value));
        Assert.Equal(clean, synthetic.Open.DailySpend().Sum(row => row.Sales.Value));
        Assert.Equal(clean, synthetic.Open.HouseholdMetrics().Sum(row => row.Sales.Value));
        Assert.Equal(clean, synthetic.Open.RfmSegments().Sum(row => row.Sales.Value));
        Assert.Equal(rfm.Count, synthetic.Open.RfmSegments().Sum(row => row.Households));
        Assert.All(all, row => Assert.Equal(row.Sales.Value, SectionSales.Names.Sum(name => row.Sections[name].Value)));
    }

    [Fact]
    public void Find_returns_the_row_of_a_key_or_null()
    {
        var sales = synthetic.Open.HouseholdSales();
        Assert.All(sales, row => Assert.Equal(row, sales.Find(row.HouseholdKey)));
        Assert.Null(sales.Find(0));
        Assert.Null(sales.Find(int.MaxValue));
        var summary = synthetic.Open.HouseholdSummary();
        Assert.All(summary, row => Assert.Equal(row, summary.Find(row.HouseholdKey)));
    }

    [Fact]
    public void Record_batches_hold_the_rows()
    {
        var sales = synthetic.Open.HouseholdSales();
        using var batch = sales.ToRecordBatch();
        Assert.Equal(sales.Select(row => row.HouseholdKey), ((Int32Array)batch.Column(0)).Select(value => value!.Value));
        Assert.Equal(sales.Select(row => row.Sales.ToDecimal()), Enumerable.Range(0, batch.Length).Select(row =>
            ((Decimal128Array)batch.Column(1)).GetValue(row)!.Value));
    }

    [Fact]
    public void Results_say_where_they_come_from()
    {
        var metadata = synthetic.Open.Rfm().Metadata;
        Assert.Equal(("rfm", 1L, synthetic.Report.ContentHash), (metadata.Name, metadata.Generation, metadata.SourceFingerprint));
        Assert.NotEqual(metadata.Cleaning, synthetic.Open.Rfm(new RfmOptions { Cleaning = CleaningProfile.Raw }).Metadata.Cleaning);
        Assert.Equal(DateTimeOffset.UtcNow, metadata.ComputedAt, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void Results_outlive_the_journey_and_source_tables_do_not()
    {
        HouseholdSalesResult sales;
        SourceTable table;
        using (var journey = Journey.Open(synthetic.Store))
        {
            sales = journey.HouseholdSales();
            table = journey.Table("product");
        }

        CsvAssert.Equal(synthetic.Open.HouseholdSales().CsvLines(), sales);
        Assert.Equal("Journey", Assert.Throws<ObjectDisposedException>(() => table.CsvLines()).ObjectName);
    }

    /// <summary>Every use of a closed journey says so in the caller's words.</summary>
    [Fact]
    public void A_closed_journey_is_called_that()
    {
        foreach (bool map in new[] { false, true })
        {
            var closed = Journey.Open(synthetic.Store, new OpenOptions { MemoryMap = map });
            closed.Dispose();
            foreach (Action use in (Action[])
            [
                () => closed.HouseholdSales(), () => closed.Rfm(), () => closed.Describe("product"), () => closed.Check(),
                () => closed.Query("product").Count().Run(), () => closed.Table("coupon").CsvLines(), () => closed.Recommend(1),
                () => closed.Names.ToString(), () => closed.VerifyReference(), () => closed.Gold("hh_summary"),
            ])
                Assert.Equal("Journey", Assert.Throws<ObjectDisposedException>(use).ObjectName);
        }
    }

    [Fact]
    public async Task A_file_in_the_place_of_a_store_is_called_that()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["store"], "");
        Assert.Contains(
            "store is a file, not a store", Assert.Throws<SnapshotMissingException>(() => Journey.Open(folder["store"])).Message,
            StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<StoreIOException>(() => Journey.IngestAsync(synthetic.Csv, folder["store"]));
        Assert.Contains("it is a file, not a store", refused.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task Rejected_rows_replace_no_source_under_whatever_name()
    {
        using var folder = new TemporaryFolder();
        TemporaryFolder.Copy(synthetic.Csv, folder["csv"]);
        string source = Path.Combine(folder["csv"], "coupon.csv");
        byte[] content = await File.ReadAllBytesAsync(source);
        File.CreateSymbolicLink(folder["link.csv"], source);
        File.CreateSymbolicLink(folder["other"], folder["csv"]);
        OtherNames.Hard(source, folder["hard.csv"]);
        foreach (string name in new[] { source, folder["link.csv"], folder["hard.csv"], Path.Combine(folder["other"], "coupon.csv") })
        {
            var options = new IngestOptions { RejectsFile = name, MaximumRejects = 5 };
            var refused = await Assert.ThrowsAsync<ArgumentException>(() => Journey.IngestAsync(folder["csv"], folder["store"], options));
            Assert.Contains("is one of the sources", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(content, await File.ReadAllBytesAsync(source));
        Assert.False(Directory.Exists(folder["store"]));
    }

    [Fact]
    public void Options_of_opening_change_no_answer()
    {
        string expected = synthetic.Open.HouseholdSummary().Text(ExportFormat.Csv);
        foreach (var options in new[]
        {
            new OpenOptions { LoadAll = true }, new OpenOptions { MemoryMap = true }, new OpenOptions { Threads = 1 },
            new OpenOptions { Threads = 3 },
        })
        {
            using var journey = Journey.Open(synthetic.Store, options);
            CsvAssert.Equal(expected, journey.HouseholdSummary().Text(ExportFormat.Csv), $"hh_summary with {options}");
        }
    }

    [Fact]
    public void Many_readers_at_once_get_the_same_answers()
    {
        using var journey = Journey.Open(synthetic.Store);
        string expected = synthetic.Open.DailySpend().Text(ExportFormat.Csv);
        string[] found = new string[8];
        Parallel.For(0, found.Length, i => found[i] = journey.DailySpend().Text(ExportFormat.Csv));
        Assert.All(found, text => CsvAssert.Equal(expected, text, "daily_hh_spend"));
    }

    [Fact]
    public async Task Culture_and_threads_change_no_answer_and_no_byte_of_the_store()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        using var folder = new TemporaryFolder();
        try
        {
            // A culture of commas and of its own minus sign.
            var odd = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NegativeSign = "~";
            System.Globalization.CultureInfo.CurrentCulture = odd;
            var report = await Journey.IngestAsync(synthetic.Csv, folder["store"], new IngestOptions { Threads = 1 });
            Assert.Equal(synthetic.Report.ContentHash, report.ContentHash);
            using var journey = Journey.Open(folder["store"]);
            CsvAssert.Equal(synthetic.Open.HouseholdMetrics().CsvLines(), journey.HouseholdMetrics(), "in an odd culture");
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        Assert.Contains(
            "hh_summary", Assert.Throws<UnknownNameException>(() => synthetic.Open.Gold("summary")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "transaction_data",
            Assert.Throws<UnknownNameException>(() => synthetic.Open.Table("transactions")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "transaction_data",
            Assert.Throws<UnknownNameException>(() => synthetic.Open.Describe("transactions")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_mean_nothing_are_rejected()
    {
        var journey = synthetic.Open;
        Assert.Throws<ArgumentOutOfRangeException>(() => journey.Rfm(new RfmOptions { Ties = (TiePolicy)7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => journey.RfmSegments(new RfmOptions { Recency = (RecencyScheme)7 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => journey.HouseholdSummary(new() { Rfm = new RfmOptions { AsOfDay = -1 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => journey.RfmMigration(1, short.MaxValue + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Journey.Open(synthetic.Store, new OpenOptions { MemoryBudgetBytes = 0 }));
        // The profile of all tables is MartOptions.Cleaning; another one in nested options would be ignored.
        Assert.Throws<ArgumentException>(() =>
            journey.Gold("rfm", new MartOptions { Rfm = new RfmOptions { Cleaning = CleaningProfile.Raw } }));
        Assert.Throws<ArgumentException>(() =>
            journey.Gold("promotion_exposure", new MartOptions { Promotions = new PromotionOptions { Cleaning = CleaningProfile.Raw } }));
        var raw = new MartOptions { Cleaning = CleaningProfile.Raw, Rfm = new RfmOptions { Cleaning = CleaningProfile.Raw } };
        Assert.NotEmpty(journey.Gold("rfm", raw).Text(ExportFormat.Csv));
    }

    [Fact]
    public async Task Progress_ends_with_all_bytes_and_rows()
    {
        using var folder = new TemporaryFolder();
        var reports = new List<IngestProgress>();
        await Journey.IngestAsync(synthetic.Csv, folder["store"], null, new Collect(reports));
        Assert.NotEmpty(reports);
        Assert.All(reports, progress => Assert.InRange(progress.BytesDone, 0, progress.BytesTotal));
        Assert.Equal(reports[^1].BytesTotal, reports[^1].BytesDone);
        Assert.Equal(synthetic.Report.CsvBytes, reports[^1].BytesTotal);
    }

    [Fact]
    public void A_cancelled_query_says_so() =>
        Assert.ThrowsAny<OperationCanceledException>(() => synthetic.Open.DailySpend(null, new CancellationToken(canceled: true)));

    sealed class Collect(List<IngestProgress> reports) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            lock (reports)
                reports.Add(value);
        }
    }
}
