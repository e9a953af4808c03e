using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Ingest;

/// <summary>What a report says of the sources: values that are not known, and the same again when nothing has changed.</summary>
public sealed class SourceNoteTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("AGE_DESC", "NA")]
    [InlineData("AGE_DESC", "65+ ")]
    [InlineData("AGE_DESC", "Unknown")]
    [InlineData("MARITAL_STATUS_CODE", "Married")]
    [InlineData("INCOME_DESC", "50-74k")]
    [InlineData("HH_COMP_DESC", "")]
    [InlineData("HOUSEHOLD_SIZE_DESC", " ")]
    public async Task A_value_that_is_no_published_category_is_noted(string column, string value)
    {
        var journey = new SmallJourney(2);
        int index = Array.IndexOf(SmallJourney.Header("hh_demographic"), column);
        journey.Rows("hh_demographic")[1][index] = journey.Rows("hh_demographic")[3][index] = value;
        var report = await Ingest(journey);
        Assert.Equal(
            $"hh_demographic.csv: {column} is none of the published categories in 2 rows: \"{value}\" in 2", Assert.Single(report.Notes));
    }

    [Theory]
    [InlineData("HOMEOWNER_DESC")]
    [InlineData("KID_CATEGORY_DESC")]
    public async Task A_column_that_no_flag_looks_at_may_hold_anything(string column)
    {
        var journey = new SmallJourney(2);
        journey.Rows("hh_demographic")[0][Array.IndexOf(SmallJourney.Header("hh_demographic"), column)] = "NA";
        Assert.Empty((await Ingest(journey)).Notes);
    }

    [Fact]
    public async Task Of_many_values_the_most_frequent_are_named()
    {
        var journey = new SmallJourney(2);
        journey.Rows("hh_demographic").Clear();
        journey.Rows("hh_demographic").AddRange(Enumerable.Range(0, 1100).Select(i =>
            (string[])[i < 1000 ? "x" : $"v{i % 7}", "A", "250K+", "", "Unknown", "Unknown", "", $"{i}"]));
        var report = await Ingest(journey);
        Assert.Equal(
            "hh_demographic.csv: AGE_DESC is none of the published categories in 1,100 rows: \"x\" in 1,000, \"v0\" in 15, "
            + "\"v6\" in 15, \"v1\" in 14, \"v2\" in 14 and 3 more values",
            Assert.Single(report.Notes));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("extra columns")]
    [InlineData("unknown categories")]
    [InlineData("anonymised")]
    [InlineData("nothing")]
    public async Task A_skipped_ingest_says_what_the_first_one_said(string kind)
    {
        var journey = new SmallJourney(3, factRows: 300);
        if (kind == "extra columns")
            journey.Replace("coupon", "more,COUPON_UPC,PRODUCT_ID,,CAMPAIGN\nx,5,6,y,7\n");
        if (kind == "unknown categories")
            journey.Rows("hh_demographic")[0][0] = "NA";
        if (kind == "anonymised")
            journey.Replace(
                "hh_demographic",
                "classification_1,classification_2,classification_3,HOMEOWNER_DESC,classification_5,classification_4,KID_CATEGORY_DESC,"
                + "household_key\nAge Group1,X,Level1,Renter,Group9,1,,5\n");
        if (kind == "nothing")
            foreach (string table in SmallJourney.Tables)
                journey.Rows(table).Clear();
        var first = await Ingest(journey);
        foreach (bool byContent in (bool[])[false, true])
        {
            var again = await Journey.IngestAsync(_folder["csv"], _folder["store"], new IngestOptions { VerifySources = byContent });
            Assert.Equal((false, true), (first.Skipped, again.Skipped));
            Assert.Equal(first.Tables.ToArray(), again.Tables.ToArray());
            Assert.Equal(first.Orphans.ToArray(), again.Orphans.ToArray());
            Assert.Equal(first.Notes.ToArray(), again.Notes.ToArray());
            Assert.Equal(
                (first.Generation, first.ContentHash, first.StoreBytes, first.Rejects),
                (again.Generation, again.ContentHash, again.StoreBytes, again.Rejects));
        }

        Assert.Equal(kind is "nothing", first.Orphans.IsEmpty);
        Assert.Equal(kind is "plain" or "nothing", first.Notes.IsEmpty);
    }

    public void Dispose() => _folder.Dispose();

    async Task<IngestReport> Ingest(SmallJourney journey)
    {
        journey.WriteTo(_folder["csv"]);
        return await Journey.IngestAsync(_folder["csv"], _folder["store"], new IngestOptions { Store = UnsyncedFileOps.Options });
    }
}
