using System.Text.Json;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Each verb once, on a small synthetic store.</summary>
public sealed class VerbTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Fact]
    public async Task Generate_ingest_gold_and_show_work_one_after_the_other()
    {
        using var folder = new TemporaryFolder();
        var generated = await CliRun.Of($"generate --out {folder["csv"]} --scale 0.002 --seed 3");
        Assert.Equal(0, generated.Code);
        Assert.Contains("transaction_data    5,191", generated.Output, StringComparison.Ordinal);
        var ingested = await CliRun.Of($"ingest --csv {folder["csv"]} --store {folder["store"]}");
        Assert.Equal(0, ingested.Code);
        Assert.Contains("generation 1: ", ingested.Output, StringComparison.Ordinal);
        var again = await CliRun.Of($"ingest --csv {folder["csv"]} --store {folder["store"]}");
        Assert.Equal(0, again.Code);
        Assert.Contains("unchanged", again.Error, StringComparison.Ordinal);
        var rejecting = await CliRun.Of(
            $"ingest --csv {folder["csv"]} --store {folder["store"]} --rejects {folder["rejects.csv"]} --max-rejects 5");
        Assert.Contains("rejects.csv was not written: nothing was read", rejecting.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["rejects.csv"]));
        var gold = await CliRun.Of($"gold --store {folder["store"]} --only rfm,hh_summary");
        Assert.Equal(0, gold.Code);
        Assert.Equal(
            ["rfm", "hh_summary"], gold.Output.Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(' ')[0]));
        var shown = await CliRun.Of($"show household_sales --store {folder["store"]} --limit 2");
        Assert.Equal(0, shown.Code);
        using var journey = Journey.Open(folder["store"]);
        Assert.Equal(journey.HouseholdSales().CsvLines().Take(3), shown.Output.TrimEnd('\n').Split('\n'));
        Assert.Equal("", shown.Error);
    }

    [Fact]
    public async Task Demo_shows_totals_segments_households_and_timings()
    {
        using var folder = new TemporaryFolder();
        var demo = await CliRun.Of($"demo --scale 0.01 --out {folder.Path}");
        Assert.Equal(0, demo.Code);
        foreach (string title in new[]
        {
            "Totals (synthetic data)", "RFM segments", "Five households", "Bought together", "Not bought so far", "Sold on promotion",
            "Promotion lift", "Campaigns", "Tables", "Timings", "gold tables", "publish",
        })
            Assert.Contains(title, demo.Output, StringComparison.Ordinal);
        using var journey = Journey.Open(folder["store"]);
        Assert.Equal(Journey.GoldTableNames.Order(), journey.Info().GoldTables.Select(table => table.Name));
        decimal sales = journey.HouseholdSales().Sum(row => row.Sales.ToDecimal());
        Assert.Contains(sales.ToString("N2", System.Globalization.CultureInfo.InvariantCulture), demo.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".csv", ExportFormat.Csv)]
    [InlineData(".json", ExportFormat.Json)]
    [InlineData(".arrow", ExportFormat.Arrow)]
    [InlineData(".arrows", ExportFormat.ArrowStream)]
    public async Task Export_writes_what_the_library_writes(string extension, ExportFormat format)
    {
        using var folder = new TemporaryFolder();
        var run = await CliRun.Of($"export household_metrics --store {synthetic.Store} --out {folder["metrics" + extension]}");
        Assert.Equal((0, ""), (run.Code, run.Output));
        using var expected = new MemoryStream();
        synthetic.Open.HouseholdMetrics().Write(expected, format);
        byte[] written = await File.ReadAllBytesAsync(folder["metrics" + extension]);
        // An Arrow file names the time of its computation.
        if (format is ExportFormat.Arrow or ExportFormat.ArrowStream)
            Assert.Equal(expected.Length, written.Length);
        else
            Assert.Equal(expected.ToArray(), written);
    }

    [Fact]
    public async Task Mart_options_reach_the_mart()
    {
        var run = await CliRun.Of($"show rfm --store {synthetic.Store} --limit 100000 --rfm quintile --as-of-day 400 --clean raw");
        var expected = synthetic.Open.Rfm(
            new RfmOptions { Recency = RecencyScheme.Quintile, AsOfDay = 400, Cleaning = CleaningProfile.Raw });
        CsvAssert.Equal(expected.Text(ExportFormat.Csv), run.Output, "what is printed");
        Assert.NotEqual(synthetic.Open.Rfm().Text(ExportFormat.Csv), run.Output);
        var all = await CliRun.Of($"show hh_summary --store {synthetic.Store} --limit 100000 --all-households");
        CsvAssert.Equal(
            synthetic.Open.HouseholdSummary(new HouseholdSummaryOptions { AllHouseholds = true }).Text(ExportFormat.Csv),
            all.Output, "what is printed");
    }

    [Fact]
    public async Task Promotion_options_reach_the_mart_and_the_reader_is_told_what_lift_is_not()
    {
        int store = int.Parse(synthetic.Open.Query("causal_data").GroupBy("store_id").Count()
            .OrderByDescending("count").Take(1).Run().CsvLines()[1].Split(',')[0], null);
        var run = await CliRun.Of(
            $"show promotion_lift --store {synthetic.Store} --limit 100000 --level department --by display-code --from-day 200 "
            + $"--to-day 600 --store-id {store} --section meat --section produce --segment rfm_bins=5");
        var promotions = new PromotionOptions
        {
            FirstDay = 200,
            LastDay = 600,
            Stores = [store],
            Sections = ["meat", "produce"],
            Segment = HouseholdSegment.RfmBin(5),
        };
        var expected = synthetic.Open.PromotionLift(
            new PromotionLiftOptions { Level = ItemLevel.Department, By = PromotionBreakdown.DisplayCode, Promotions = promotions });
        Assert.NotEmpty(expected);
        CsvAssert.Equal(expected.Text(ExportFormat.Csv), run.Output, "what is printed");
        Assert.Contains("observed, not caused", run.Error, StringComparison.Ordinal);
        Assert.Equal("", (await CliRun.Of($"show promotion_lift --store {synthetic.Store} --quiet")).Error);
        Assert.Equal(synthetic.Open.HouseholdPromotion(promotions).Text(ExportFormat.Csv), (await CliRun.Of(
            $"show household_promotion --store {synthetic.Store} --limit 100000 --from-day 200 --to-day 600 --store-id {store} "
            + "--section produce --section meat --segment rfm_bins=5")).Output);
    }

    [Theory]
    [InlineData("show rfm --section meat", "rfm takes no option --section")]
    [InlineData("show promotion_exposure --level product", "promotion_exposure takes no option --level")]
    [InlineData("show campaign_overlap --clean raw", "campaign_overlap takes no option --clean")]
    [InlineData("show campaign_summary --by display-code", "campaign_summary takes no option --by")]
    [InlineData("show promotion_lift --min-pairs 3", "promotion_lift takes no option --min-pairs")]
    [InlineData("show rfm --level commodity", "rfm takes no option --level")]
    [InlineData("show household_sales --clean reference", "household_sales takes no option --clean")]
    [InlineData("show product --level commodity", "product is a source table and takes no --level")]
    [InlineData("show promotion_lift --section fish", "--section must be one of alcohol, beverages")]
    [InlineData("show promotion_lift --store-id 65000", "there is no store 65000")]
    [InlineData("show promotion_lift --store-id 999999", "there is no store 999999")]
    [InlineData("show rfm --as-of-day 5 --as-of-day 6", "--as-of-day")]
    [InlineData("show promotion_lift --from-day 5 --to-day 4", "day window 5..4 is empty")]
    [InlineData("show promotion_lift --by shelf", "--by must be one of kind, display-code, mailer-code")]
    [InlineData("show promotion_lift --segment rfm_bins", "--segment is wrong: a segment is")]
    public async Task An_option_that_has_no_meaning_is_rejected(string command, string message)
    {
        var run = await CliRun.Of($"{command} --store {synthetic.Store}");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_on_a_terminal_aligns_columns()
    {
        var run = await CliRun.Of($"show household_sales --store {synthetic.Store} --limit 3", terminal: true);
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Single(lines.Select(line => line.Length).Distinct());
        Assert.Contains("3 of 125 rows", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_as_json_is_what_the_library_says()
    {
        var run = await CliRun.Of($"info --store {synthetic.Store} --json");
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(synthetic.Report.ContentHash, json.RootElement.GetProperty("content_hash").GetString());
        Assert.Equal(8, json.RootElement.GetProperty("tables").GetArrayLength());
        Assert.Contains(
            synthetic.Report.ContentHash, (await CliRun.Of($"info --store {synthetic.Store}")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_lists_every_column()
    {
        var run = await CliRun.Of($"describe transaction_data --store {synthetic.Store}");
        Assert.Equal(0, run.Code);
        foreach (string column in synthetic.Open.Describe("transaction_data").Select(column => column.Name))
            Assert.Contains(column, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Describe_names_source_and_gold_tables_for_a_name_that_it_does_not_know()
    {
        var run = await CliRun.Of($"describe nothing --store {synthetic.Store}");
        Assert.Equal(2, run.Code);
        foreach (string table in (string[])["transaction_data", "rfm"])
            Assert.Contains(table, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_of_a_sound_store_succeeds()
    {
        Assert.Equal(0, (await CliRun.Of($"check --store {synthetic.Store}")).Code);
    }

    [Fact]
    public async Task Verify_reference_says_line_by_line_that_other_data_differ()
    {
        var run = await CliRun.Of($"verify-reference --store {synthetic.Store}");
        Assert.Equal(3, run.Code);
        Assert.Contains("2595732", run.Output, StringComparison.Ordinal);
        Assert.Contains("8057463.08", run.Output, StringComparison.Ordinal);
        Assert.Contains(run.Output.Split('\n'), line => line.StartsWith("rows of daily_campaign_sales", StringComparison.Ordinal)
            && line.Contains(",17597,", StringComparison.Ordinal));
        Assert.Contains(run.Output.Split('\n'), line =>
            line.StartsWith("rows of product", StringComparison.Ordinal) && line.EndsWith(",true", StringComparison.Ordinal));
        Assert.Contains(run.Output.Split('\n'), line =>
            line.StartsWith("rows of causal_data", StringComparison.Ordinal) && line.EndsWith(",false", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public async Task Completion_prints_a_script(string shell) =>
        Assert.Contains("suggest", (await CliRun.Of($"completion {shell}")).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("demo")]
    [InlineData("generate")]
    [InlineData("ingest")]
    [InlineData("info")]
    [InlineData("describe")]
    [InlineData("gold")]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("query")]
    [InlineData("rules")]
    [InlineData("recommend")]
    [InlineData("evaluate")]
    [InlineData("check")]
    [InlineData("verify-reference")]
    [InlineData("completion")]
    public async Task Help_of_a_verb_has_an_example(string verb)
    {
        var run = await CliRun.Of($"{verb} --help");
        Assert.Equal(0, run.Code);
        Assert.Contains("Example: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("query")]
    [InlineData("rules")]
    [InlineData("recommend")]
    [InlineData("evaluate")]
    public async Task Help_names_every_extension_of_output_files(string verb)
    {
        string help = await HelpOf(verb);
        foreach (string extension in new[] { ".csv", ".json", ".arrow", ".feather", ".ipc", ".arrows", ".parquet" })
            Assert.Matches($@"its extension [^;]*\{extension}[, ]", help);
    }

    [Fact]
    public async Task Help_of_rules_names_the_defaults_of_metric_and_threshold()
    {
        string help = await HelpOf("rules");
        Assert.Contains("cosine, kulczynski; confidence by default.", help, StringComparison.Ordinal);
        Assert.Contains("Minimum value of the metric; none by default.", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_units_and_bounds_of_the_memory_budget() => Assert.Contains(
        "Memory budget of columns and working memory together, in MiB or GiB, for instance 512MiB or 0.5GiB, at least 1 byte and at most "
        + "1000000GiB;",
        await HelpOf("info"), StringComparison.Ordinal);

    /// <summary>The help as one line, however wide it is printed.</summary>
    static async Task<string> HelpOf(string verb) => string.Join(
        ' ', (await CliRun.Of($"{verb} --help")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
