using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>Each preset, on a made-up sample of its layout.</summary>
public sealed class PresetTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Presets() => [.. JourneyMapping.Presets];

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_is_a_mapping_that_is_read_back(string name)
    {
        string json = JourneyMapping.Preset(name).ToJson();
        Assert.Equal(json, JourneyMapping.Parse(json).ToJson());
    }

    /// <summary>The sample of each preset adds up to the totals beside it.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_preset_reads_its_sample(string name)
    {
        string sample = Path.Combine(Repository.Root, "data", "presets", name);
        await Journey.IngestAsync(
            sample, _folder["store"], new IngestOptions { Mapping = JourneyMapping.Preset(name), Store = UnsyncedFileOps.Options });
        using var journey = Journey.Open(_folder["store"]);
        var totals = journey.Query("transaction_data").Count().CountDistinct("household_key").CountDistinct("basket_id")
            .CountDistinct("product_id").Sum("quantity").Sum("sales_value").Run().CsvLines()[1].Split(',');
        Assert.Equal(
            await File.ReadAllLinesAsync(Path.Combine(sample, "totals.txt")),
            ((string[])["lines", "households", "baskets", "products", "units", "sales"]).Zip(totals, (what, total) => $"{what} {total}"));
        Assert.Empty(journey.BuildGold().Failed);
    }

    [Fact]
    public void An_unknown_preset_is_refused_with_the_nearest() => Assert.Contains(
        "completejourney-r",
        Assert.Throws<UnknownNameException>(() => JourneyMapping.Preset("completejourney")).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task The_tables_of_the_r_package()
    {
        Write(
            "transactions.csv",
            "household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,"
            + """
            transaction_timestamp
            900,330,31198570044,1095275,1,0.5,0,0,0,1,2017-01-01 11:53:26
            900,330,31198570047,9878513,1,0.99,0.1,0,0,1,2017-01-01 12:10:28
            906,3098,31655297910,1055453,2,1.43,0.15,1,0.25,53,2018-01-01 04:30:00
            """);
        Write(
            "products.csv",
            """
            product_id,manufacturer_id,department,brand,product_category,product_type,package_size
            1095275,2,GROCERY,National,ROLLS,ROLLS: BAGELS,22 OZ
            9878513,69,MISCELLANEOUS,Private,NA,NA,NA
            """);
        Write(
            "demographics.csv",
            """
            household_id,age,income,home_ownership,marital_status,household_size,household_comp,kids_count
            900,35-44,35-49K,Homeowner,Married,2,2 Adults No Kids,0
            906,65+,Under 15K,Renter,Unmarried,1,Single Female,3+
            """);
        Write("promotions.csv", "product_id,store_id,display_location,mailer_location,week\n1095275,330,9,0,1\n1055453,3098,0,A,53\n");
        Write("campaign_descriptions.csv", "campaign_id,campaign_type,start_date,end_date\n1,Type B,2017-03-03,2017-04-09\n");
        var report = await Journey.IngestAsync(
            _folder["csv"], _folder["store"],
            new IngestOptions { Mapping = JourneyMapping.Preset("completejourney-r"), Store = UnsyncedFileOps.Options });
        using var journey = Journey.Open(_folder["store"]);
        Assert.Equal(
            [
                "900,31198570044,285,1095275,1,0.50,330,0.00,1153,1,0.00,0.00",
                "900,31198570047,285,9878513,1,0.99,330,-0.10,1210,1,0.00,0.00",
                "906,31655297910,650,1055453,2,1.43,3098,-0.15,430,53,-1.00,-0.25",
            ],
            Lines(journey, "transaction_data"));
        Assert.Equal(
            ["1055453,3098,53,0,A", "1095275,330,1,9,0"], Lines(journey, "causal_data"));
        Assert.Equal(
            [
                "35-44,A,35-49K,Homeowner,2 Adults No Kids,2,None/Unknown,900",
                "65+,B,Under 15K,Renter,Single Female,1,3+,906",
            ],
            Lines(journey, "hh_demographic"));
        Assert.Equal(["TypeB,1,346,383"], Lines(journey, "campaign_desc"));
        Assert.Contains("coupon.csv: there is none; the table is empty", report.Notes);
        Assert.Equal("2.92", journey.HouseholdSales().Sum(row => row.Sales).ToString());
    }

    [SampleTheory]
    [InlineData("rpkg")]
    [InlineData("rpkgnames")]
    public async Task The_r_package_under_both_sets_of_names(string variant)
    {
        await Journey.IngestAsync(
            Sample.Variant(variant), _folder["store"],
            new IngestOptions { Mapping = JourneyMapping.Preset("completejourney-r"), Store = UnsyncedFileOps.Options });
        using var journey = Journey.Open(_folder["store"]);
        Assert.Equal("1.50", journey.HouseholdSales().Sum(row => row.Sales).ToString());
        Assert.Equal(["1,30000000001,285,101,1,1.50,300,-0.10,1153,1,0.00,0.00"], Lines(journey, "transaction_data"));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 1], journey.Info().Tables.Select(table => table.Rows));
    }

    [SampleFact]
    public async Task Without_it_the_fault_names_the_preset() => Assert.Contains(
        "these are columns of the preset completejourney-r (--preset completejourney-r)",
        (await Assert.ThrowsAsync<InputDataException>(() => Journey.IngestAsync(Sample.Variant("rpkgnames"), _folder["store"]))).Message,
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    static string[] Lines(Journey journey, string table) => journey.Table(table).CsvLines()[1..];

    void Write(string file, string content)
    {
        Directory.CreateDirectory(_folder["csv"]);
        File.WriteAllText(_folder["csv/" + file], content);
    }
}
