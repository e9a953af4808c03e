using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Golden;

/// <summary>The published sample against results that an independent program computed.</summary>
public sealed class SampleTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [SampleTheory]
    [InlineData("rfm")]
    [InlineData("hh_summary")]
    public void Gold_table_is_the_expected_file(string table) =>
        CsvAssert.Equal(File.ReadAllLines(Sample.Expected($"sample_{table}.csv")), sample.Open.Gold(table));

    [SampleFact]
    public void Totals_are_the_expected_ones()
    {
        string[] lines = File.ReadAllLines(Sample.Expected("sample_totals.csv"));
        var expected = lines[0].Split(',').Zip(lines[1].Split(',')).ToDictionary(pair => pair.First, pair => pair.Second);
        var clean = sample.Open.HouseholdMetrics();
        var demographic = sample.Open.Table("hh_demographic").CsvLines().Skip(1)
            .Select(line => int.Parse(line.Split(',')[^1], null)).ToHashSet();
        Assert.Equal(expected["t_rows"], sample.Open.Table("transaction_data").RowCount.ToString(null, null));
        Assert.Equal(expected["raw_sales"], Sum(sample.Open.HouseholdSales().Select(row => row.Sales)));
        Assert.Equal(expected["demo_sales"], Sum(
            sample.Open.HouseholdSales().Where(row => demographic.Contains(row.HouseholdKey)).Select(row => row.Sales)));
        Assert.Equal(expected["clean_sales"], Sum(clean.Select(row => row.Sales)));
        Assert.Equal(expected["clean_households"], clean.Count.ToString(null, null));
        Assert.Equal(expected["hh_summary_sales"], Sum(sample.Open.HouseholdSummary().Select(row => row.Sales)));
        Assert.Equal(expected["clean_sales"], Sum(sample.Open.DailySpend().Select(row => row.Sales)));
    }

    [SampleFact]
    public async Task Every_raw_table_exported_and_read_again_gives_the_same_content()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["csv"]);
        foreach (var table in sample.Open.Tables)
            table.Export(Path.Combine(folder["csv"], table.Metadata.Name + ".csv"));
        var again = await Journey.IngestAsync(folder["csv"], folder["store"]);
        Assert.Equal(sample.Report!.ContentHash, again.ContentHash);
    }

    static string Sum(IEnumerable<Cents> amounts) => amounts.Aggregate(new Cents(0), (sum, amount) => sum + amount).ToString();
}
