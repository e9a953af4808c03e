using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>The cleaning rules on the command line, and what is said of the lines that they leave out.</summary>
public sealed class CleaningOptionTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    static readonly string[] Verbs =
        ["show rfm_segments", "export rfm_segments --out -", "rules --top 1", "recommend --household 1", "evaluate --k 5"];

    [Theory]
    [InlineData("", "")]
    [InlineData("--clean raw", "raw")]
    [InlineData("--window none --amount-rule off --unknown-products keep --exclude-commodity none --single-day keep", "raw")]
    [InlineData("--clean raw --window 200..300", "window")]
    [InlineData("--single-day keep", "single")]
    public async Task Every_verb_takes_the_rules_and_says_what_they_leave_out(string options, string profile)
    {
        var cleaning = profile switch
        {
            "raw" => CleaningProfile.Raw,
            "window" => CleaningProfile.Raw with { FirstDay = 200, LastDay = 300 },
            "single" => CleaningProfile.Reference with { DropSingleDayHouseholds = false },
            _ => CleaningProfile.Reference,
        };
        string note = $"clean view: {synthetic.Open.CleanView(cleaning)}\n";
        foreach (string verb in Verbs)
        {
            var run = await Run($"{verb} {options}");
            Assert.True(run.Code == 0, $"{verb} {options}: {run.Error}");
            Assert.Contains(note, run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Rows_are_those_of_the_profile()
    {
        var profile = CleaningProfile.Reference with { FirstDay = null, LastDay = 400, ExcludedCommodities = ["CHEESE"] };
        var run = await Run("show rfm_segments --window ..400 --exclude-commodity none --exclude-commodity CHEESE");
        CsvAssert.Equal(
            synthetic.Open.RfmSegments(new RfmOptions { Cleaning = profile }).Text(ExportFormat.Csv), run.Output, "rfm_segments");
    }

    [Fact]
    public async Task Gold_says_it_once_and_quiet_and_raw_tables_not_at_all()
    {
        string note = $"clean view: {synthetic.Open.CleanView()}\n";
        Assert.Equal(note, (await Run("gold --only rfm,rfm_segments")).Error);
        Assert.Equal("", (await Run("gold --only rfm --quiet")).Error);
        Assert.Equal("", (await Run("gold --only campaign_overlap")).Error);
        Assert.Equal("", (await Run("show household_sales")).Error);
        Assert.Equal("", (await Run("show product")).Error);
        Assert.Equal("", (await Run("rules --top 1 --quiet")).Error);
    }

    [Fact]
    public async Task A_view_without_a_line_says_which_rule_dropped_it_and_what_keeps_it()
    {
        var run = await Run("show rfm --clean raw --window 20000..");
        long lines = synthetic.Open.Table("transaction_data").RowCount;
        Assert.Equal(0, run.Code);
        Assert.Equal(
            $"clean view: {lines:N0} lines, none kept; dropped: {lines:N0} outside days 20000..\n"
            + $"no line is left: {lines:N0} of {lines:N0} are outside days 20000..; --window none keeps them\n",
            run.Error);
    }

    [Theory]
    [InlineData("show rfm --window 300..299", "--window must not be empty, as 300..299 is")]
    [InlineData("show rfm --window 300", "--window must be days A..B, with either end open, or none, not \"300\"")]
    [InlineData("show rfm --window ..", "--window must be days A..B, with either end open, or none, not \"..\"")]
    [InlineData("rules --window 1..99999", "--window must be a whole number from 0 to 32767, not \"99999\"")]
    [InlineData("recommend --household 1 --single-day maybe", "--single-day must be one of drop, keep, not \"maybe\"")]
    [InlineData("show household_sales --window none", "household_sales takes no option --window; leave it out")]
    [InlineData("show product --single-day keep", "product is a source table and takes no --single-day")]
    [InlineData("evaluate --exclude-commodity CHEES", "there is no commodity or sub-commodity CHEES; the nearest ")]
    public async Task What_means_nothing_is_a_usage_error(string command, string message)
    {
        var run = await Run(command);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    Task<CliRun> Run(string command) => CliRun.Of($"{command} --store {synthetic.Store}");
}
