using DunnHumbyColumnar.Columns;
using Xunit;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The random data holds the cases that the properties are meant to try; without them a green property says little.</summary>
public sealed class RandomJourneyTests
{
    static readonly JourneyRows[] Many = [.. Enumerable.Range(-60, 121).Select(seed => RandomJourney.Of(seed))];

    static readonly NaiveModel[] Models = [.. Many.Select(rows => new NaiveModel(rows))];

    [Fact]
    public void Equal_seeds_give_equal_rows()
    {
        Assert.Equal(RandomJourney.Of(37).Lines, RandomJourney.Of(37).Lines);
        Assert.NotEqual(RandomJourney.Of(37).Lines, RandomJourney.Of(38).Lines);
    }

    [Fact]
    public void Every_cleaning_rule_has_something_to_drop()
    {
        var lines = Many.SelectMany(rows => rows.Lines).ToList();
        Assert.Contains(lines, line => line.Quantity <= 0);
        Assert.Contains(lines, line => line.Sales <= 0);
        foreach (int day in new[] { 100, 101, 708, 709 })
            Assert.Contains(lines, line => line.Day == day);
        Assert.Contains(Many, rows => rows.Lines.Any(line => rows.Products.All(row => row.Product != line.Product)));
        Assert.Contains(Many, rows => rows.Lines.Any(line =>
            rows.Products.Any(row => row.Product == line.Product && row.Commodity == "GASOLINE-REG UNLEADED")));
        Assert.Contains(Many, rows => rows.Lines.Any(line =>
            rows.Products.Any(row => row.Product == line.Product && row.SubCommodity == "GASOLINE-REG UNLEADED")));
        Assert.Contains(Models, model => model.Clean(CleaningProfile.Reference with { DropSingleDayHouseholds = false }, null).Count
            > model.Clean(CleaningProfile.Reference, null).Count);
    }

    [Fact]
    public void Baskets_span_days_and_households_and_rows_repeat()
    {
        Assert.Contains(Many, rows => rows.Lines.GroupBy(line => (line.Household, line.Basket))
            .Any(basket => basket.DistinctBy(line => line.Day).Count() > 1));
        Assert.Contains(
            Many, rows => rows.Lines.GroupBy(line => line.Basket).Any(basket => basket.DistinctBy(line => line.Household).Count() > 1));
        Assert.Contains(Many, rows => rows.Lines.Distinct().Count() < rows.Lines.Count);
    }

    [Fact]
    public void Every_section_sells_and_every_score_is_given()
    {
        var summaries = Models.SelectMany(model => model.HouseholdSummary(new HouseholdSummaryOptions())).ToList();
        int firstSection = 13;
        Assert.All(
            NaiveSections.Names.Select((_, section) => section),
            section => Assert.Contains(summaries, row => (long)row[firstSection + section]! > 0));
        for (int score = 1; score <= 5; score++)
        {
            Assert.Contains(summaries, row => row[8]!.Equals(score));
            Assert.Contains(summaries, row => row[9]!.Equals(score));
            Assert.Contains(summaries, row => row[10]!.Equals(score));
            Assert.Contains(summaries, row => row[12]!.Equals(score));
        }

        Assert.Contains(summaries, row => row[2] is null);
        Assert.Contains(Models, model => model.Rfm(new RfmOptions()).Count == 0);
    }

    [Fact]
    public void The_sections_of_the_naive_model_have_the_names_of_the_results() => Assert.Equal(SectionSales.Names, NaiveSections.Names);

    [Fact]
    public void Encoded_rows_are_the_rows()
    {
        foreach (var rows in Many)
        {
            var data = RowsEncoder.Encode(rows, new EncodingOptions { BatchRows = 7 });
            Assert.Equal(rows.Lines.Count, data.Transactions.RowCount);
            Assert.Equal(rows.Products.Count, data[CompleteJourney.Products.Name].RowCount);
            Assert.Equal(rows.Demographics.Count, data["hh_demographic"].RowCount);
        }
    }
}
