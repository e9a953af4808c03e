using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts.Cleaning;

/// <summary>What the cleaning rules leave out, against the naive model, and where it is told.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class CleaningReportTests
{
    [Property(MaxTest = 400)]
    public void Every_line_is_kept_or_counts_for_the_first_rule_that_drops_it(MartCase given)
    {
        var report = CleanView.Report(given.Context(), given.Cleaning, given.Scores.AsOfDay);
        var model = new NaiveModel(given.Rows);
        var kept = model.Clean(given.Cleaning, given.Scores.AsOfDay);
        string?[] rules = [.. given.Rows.Lines.Select(line => model.RuleOf(line, given.Cleaning, given.Scores.AsOfDay))];
        long SumOf(string rule) => report.Dropped.Where(dropped => dropped.Rule == rule).Sum(dropped => dropped.Lines);
        foreach (string rule in (string[])
            ["as_of_day", "quantity", "sales_value", "window", "unknown_products", "excluded_commodities"])
            Assert.Equal(rules.Count(found => found == rule), SumOf(rule));
        Assert.Equal(rules.Count(found => found is null) - kept.Count, SumOf("single_day"));
        Assert.Equal(kept.Count, report.Kept);
        Assert.Equal(given.Rows.Lines.Count, report.Lines);
        Assert.Equal(given.Rows.Lines.DistinctBy(line => line.Household).Count(), report.Households);
        Assert.Equal(kept.DistinctBy(line => line.Household).Count(), report.KeptHouseholds);
        Assert.Equal(
            given.Rows.Lines.Where((_, i) => rules[i] is null).DistinctBy(line => line.Household).Count() - report.KeptHouseholds,
            report.SingleDayHouseholds);
        Assert.All(report.Dropped, dropped => Assert.True(dropped.Lines > 0));
    }

    [Property(MaxTest = 100)]
    public void Every_result_of_the_clean_view_carries_the_report(MartCase given)
    {
        var context = given.Context();
        var report = CleanView.Report(context, given.Cleaning, null);
        foreach (var result in AllMarts.Of(given).Results)
            Assert.Equal(
                result.Metadata.Name switch
                {
                    "household_sales" or "campaign_overlap" => null,
                    "rfm" or "rfm_segments" or "hh_summary" => CleanView.Report(context, given.Cleaning, given.Scores.AsOfDay),
                    _ => report,
                },
                result.Metadata.Cleaned);
    }

    [Property(MaxTest = 100)]
    public void Without_a_profile_the_one_of_the_data_is_in_force(MartCase given)
    {
        var own = new QueryContext(
            RowsEncoder.Encode(given.Rows, given.Encoding, cleaning: given.Cleaning), 0, "", given.Threads, TimeProvider.System,
            CancellationToken.None);
        var (scores, expected) = (RfmResult.Build(own, given.Scores), RfmResult.Build(given.Context(), given.Rfm));
        Assert.Equal(expected.CsvLines(), scores.CsvLines());
        Assert.Equal(expected.Metadata.Cleaning, scores.Metadata.Cleaning);
        Assert.Equal(expected.Metadata.Cleaned, scores.Metadata.Cleaned);
        var baskets = new BasketOptions { Cleaning = given.Cleaning };
        Assert.Equal(
            PairCounts.Build(given.Context(), baskets, null), PairCounts.Build(own, baskets with { Cleaning = null }, null));
    }

    [Fact]
    public void The_report_in_words_names_every_rule_that_dropped_something()
    {
        var report = new CleaningReport
        {
            Profile = CleaningProfile.Reference,
            Lines = 12_345,
            NoQuantity = 1_000,
            NoSales = 40,
            OutsideWindow = 3,
            ExcludedCommodities = 2,
            SingleDayLines = 7,
            SingleDayHouseholds = 1,
        };
        Assert.Equal(
            "12,345 lines, 11,293 kept; dropped: 1,000 with QUANTITY not above 0, 40 with SALES_VALUE not above 0, "
            + "3 outside days 101..708, 2 of GASOLINE-REG UNLEADED, 7 of 1 household with a single day of purchases",
            report.ToString());
        Assert.Equal("22 lines, none kept; dropped: 22 outside days 101..", new CleaningReport
        {
            Profile = CleaningProfile.Raw with { FirstDay = 101 },
            Lines = 22,
            OutsideWindow = 22,
        }.ToString());
        Assert.Equal("1 line, all kept", new CleaningReport { Lines = 1 }.ToString());
    }
}
