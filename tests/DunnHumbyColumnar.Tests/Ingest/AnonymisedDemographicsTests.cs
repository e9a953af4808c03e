using System.Text;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Ingest;

/// <summary>The anonymised hh_demographic loads as the original that it was made from, label by label.</summary>
public sealed class AnonymisedDemographicsTests : IDisposable
{
    const string Note = "hh_demographic.csv: anonymised; loaded under the original columns and values";

    const string Header =
        "classification_1,classification_2,classification_3,HOMEOWNER_DESC,classification_5,classification_4,KID_CATEGORY_DESC,"
        + "household_key\n";

    readonly TemporaryFolder _folder = new();

    /// <summary>Per label what it stands for; by column, the position in both headers.</summary>
    public static TheoryData<int, string, string> Labels => new()
    {
        { 0, "Age Group1", "19-24" }, { 0, "Age Group2", "25-34" }, { 0, "Age Group3", "35-44" }, { 0, "Age Group4", "45-54" },
        { 0, "Age Group5", "55-64" }, { 0, "Age Group6", "65+" },
        { 1, "X", "A" }, { 1, "Y", "U" }, { 1, "Z", "B" },
        { 2, "Level1", "Under 15K" }, { 2, "Level2", "15-24K" }, { 2, "Level3", "25-34K" }, { 2, "Level4", "35-49K" },
        { 2, "Level5", "50-74K" }, { 2, "Level6", "75-99K" }, { 2, "Level7", "100-124K" }, { 2, "Level8", "125-149K" },
        { 2, "Level9", "150-174K" }, { 2, "Level10", "175-199K" }, { 2, "Level11", "200-249K" }, { 2, "Level12", "250K+" },
        { 4, "Group1", "1 Adult Kids" }, { 4, "Group2", "Single Male" }, { 4, "Group3", "Single Female" }, { 4, "Group4", "2 Adults Kids" },
        { 4, "Group5", "2 Adults No Kids" }, { 4, "Group6", "Unknown" },
        { 5, "1", "1" }, { 5, "2", "2" }, { 5, "3", "3" }, { 5, "4", "4" }, { 5, "5+", "5+" }, { 5, "Unknown", "Unknown" },
        { 3, "Level1", "Level1" }, { 6, "Group1", "Group1" },
    };

    [Theory]
    [MemberData(nameof(Labels))]
    public async Task A_label_is_stored_as_the_value_it_stands_for(int column, string label, string expected)
    {
        string[] row = ["Age Group1", "X", "Level1", "Renter", "Group2", "1", "None/Unknown", "7"];
        string[] original = ["19-24", "A", "Under 15K", "Renter", "Single Male", "1", "None/Unknown", "7"];
        (row[column], original[column]) = (label, expected);
        var anonymised = await Ingest("anonymised", Header + string.Join(',', row) + "\n");
        string header = string.Join(',', SmallJourney.Header("hh_demographic"));
        var plain = await Ingest("plain", $"{header}\n{string.Join(',', original)}\n");
        Assert.Equal(plain.ContentHash, anonymised.ContentHash);
        Assert.Equal(Note, Assert.Single(anonymised.Notes));
        Assert.Empty(plain.Notes);
        using var journey = Journey.Open(_folder["anonymised-store"]);
        Assert.Equal(
            [header.ToLowerInvariant(), string.Join(',', original)],
            journey.Table("hh_demographic").CsvLines());
    }

    [Fact]
    public async Task A_value_that_is_no_label_is_kept_and_noted()
    {
        var report = await Ingest("odd", Header + "Age Group7,Q,level1,Renter,,6,K,1\nAge Group7,X,Level2,Renter,Group1,1,K,2\n");
        Assert.Equal(
            [
                Note, "hh_demographic.csv: AGE_DESC is none of the published categories in 2 rows: \"Age Group7\" in 2",
                "hh_demographic.csv: MARITAL_STATUS_CODE is none of the published categories in 1 row: \"Q\" in 1",
                "hh_demographic.csv: INCOME_DESC is none of the published categories in 1 row: \"level1\" in 1",
                "hh_demographic.csv: HH_COMP_DESC is none of the published categories in 1 row: \"\" in 1",
                "hh_demographic.csv: HOUSEHOLD_SIZE_DESC is none of the published categories in 1 row: \"6\" in 1",
            ],
            report.Notes.ToArray());
        using var journey = Journey.Open(_folder["odd-store"]);
        Assert.Equal("Age Group7,Q,level1,Renter,\"\",6,K,1", journey.Table("hh_demographic").CsvLines()[1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(4 << 20)]
    public async Task Labels_in_any_chunk_become_the_same_values(int chunkBytes)
    {
        string rows = string.Concat(Enumerable.Range(0, 40).Select(i =>
            $"Age Group{1 + (i % 7)},{"XYZ"[i % 3]},Level{1 + (i % 13)},Renter,Group{1 + (i % 6)},{1 + (i % 4)},K,{i}\n"));
        var whole = await Ingest("whole", Header + rows);
        var cut = await Ingest("cut", Header + rows, new IngestOptions { Csv = new() { ChunkBytes = chunkBytes } });
        Assert.Equal((whole.ContentHash, 40), (cut.ContentHash, (int)cut.Tables[3].Rows));
    }

    [SampleFact]
    public async Task The_anonymised_variant_of_a_journey_has_the_original_values()
    {
        var report = await Journey.IngestAsync(Sample.Variant("kaggle"), _folder["store"]);
        Assert.Equal((22, Note), ((int)report.Tables[0].Rows, Assert.Single(report.Notes)));
        using var journey = Journey.Open(_folder["store"]);
        Assert.Equal(
            [
                "65+,A,35-49K,Homeowner,2 Adults No Kids,2,None/Unknown,1", "45-54,U,50-74K,Unknown,1 Adult Kids,1,None/Unknown,2",
                "25-34,B,Under 15K,Renter,Single Male,3,1,3",
            ],
            journey.Table("hh_demographic").CsvLines()[1..]);
        Assert.Equal(69.67m, journey.HouseholdSales().Sum(row => row.Sales.ToDecimal()));
    }

    public void Dispose() => _folder.Dispose();

    async Task<IngestReport> Ingest(string name, string demographics, IngestOptions? options = null)
    {
        new SmallJourney(16).Replace("hh_demographic", Encoding.UTF8.GetBytes(demographics)).WriteTo(_folder[name]);
        return await Journey.IngestAsync(
            _folder[name], _folder[name + "-store"], (options ?? new IngestOptions()) with { Store = UnsyncedFileOps.Options });
    }
}
