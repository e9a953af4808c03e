using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>Ids that are texts: how they are told from numbers, shown, and looked up.</summary>
public sealed class TextIdTests : IDisposable
{
    const string Columns = """ "household_key": "who", "product_id": "what", "store_id": "where", "sales_value": "paid" """;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_text_in_any_table_makes_texts_of_all_ids_of_its_kind()
    {
        await Ingest("who,what,where,paid\n12,9,1,1\n5,0012,1,1\n", people: "id,age\n5,old\nA,young\n");
        using var journey = Open();
        Assert.Equal(["12", "5", "A"], journey.Names.Households.Select(journey.Names.HouseholdCode));
        Assert.Equal(
            [
                "household_key,household_code,basket_id,day,product_id,product_code,quantity,sales_value,store_id,retail_disc,trans_time,"
                    + "week_no,coupon_disc,coupon_match_disc",
                "1,12,32769,1,2,9,1,1.00,1,0.00,0,1,0.00,0.00",
                "2,5,65537,1,1,0012,1,1.00,1,0.00,0,1,0.00,0.00",
            ],
            journey.Table("transaction_data").CsvLines());
        Assert.Equal(["household_key,household_code,total_sales", "1,12,1.00", "2,5,1.00"], journey.HouseholdSales().CsvLines());
    }

    [Fact]
    public async Task Numbers_stay_numbers()
    {
        await Ingest("who,what,where,paid\n12,9,70000,1\n5,-3,1,1\n", people: "id,age\n5,old\n");
        using var journey = Open();
        Assert.Equal([5, 12], journey.Names.Households.AsEnumerable());
        Assert.Equal([1, 70000], journey.Names.Stores.AsEnumerable());
        Assert.Equal(["household_key,total_sales", "5,1.00", "12,1.00"], journey.HouseholdSales().CsvLines());
        Assert.Equal(12, journey.Names.FindHousehold("12"));
    }

    [Fact]
    public async Task Numbers_of_more_than_32_bits_are_texts()
    {
        await Ingest("who,what,where,paid\n12,5000112548167,1,1\n12,2147483647,1,1\n");
        using var journey = Open();
        Assert.Equal(["2147483647", "5000112548167"], journey.Names.Items(ItemLevel.Product).AsEnumerable());
        Assert.Equal(1, journey.Query("transaction_data").WhereIn("product_id", "5000112548167").GroupBy("day").Count().Run().Count);
    }

    [Theory]
    [InlineData("product_id=0012", "0012")]
    [InlineData("product_id=A7,9", "9|A7")]
    [InlineData("product_code=0012", "0012")]
    [InlineData("product_id like a*", "A7")]
    [InlineData("product_id!=A7", "0012|9|B")]
    [InlineData("product_id=1..A", "9")]
    [InlineData("product_id>9", "A7|B")]
    [InlineData("household_key=x y", "0012|9")]
    [InlineData("store_id=S2", "A7|B")]
    public async Task Conditions_are_about_the_texts(string condition, string products)
    {
        await Ingest(Lines);
        using var journey = Open();
        var result = journey.Query("transaction_data").Where(condition).GroupBy("product_code").Count().Run();
        Assert.Equal(products, string.Join('|', result.CsvLines()[1..].Select(line => line.Split(',')[0])));
    }

    [Fact]
    public async Task Numbers_in_a_query_are_keys()
    {
        await Ingest(Lines);
        using var journey = Open();
        var second = journey.Query("transaction_data").WhereIn("product_id", 2).GroupBy("product_id", "product_code").Count().Run();
        Assert.Equal(["product_id,product_code,count", "2,9,1"], second.CsvLines());
        Assert.Equal(2, journey.Query("transaction_data").WhereBetween("product_id", 2, 3).GroupBy("product_id").Count().Run().Count);
    }

    [Fact]
    public async Task What_no_table_names_is_unknown()
    {
        await Ingest(Lines, people: "id,age\nz,old\n");
        using var journey = Open();
        Assert.Contains(
            "there is no product_id A8; the nearest is A7",
            Unknown(() => journey.Query("transaction_data").Where("product_id=A8").GroupBy("day").Count().Run()));
        Assert.Contains("there is no household zz; the nearest is z", Unknown(() => journey.Recommend("zz")));
        Assert.Contains("there is no store S9", Unknown(() => journey.PromotionExposure(new() { StoreCodes = ["S9"] })));
        Assert.Contains("there is no household q", Unknown(() => journey.PromotionExposure(new()
        {
            Segment = HouseholdSegment.Parse("household_key=q"),
        })));
        // A household of another table is known, and has no line here.
        Assert.Equal(0, journey.Query("transaction_data").Where("household_key=z").GroupBy("day").Count().Run().Count);

        static string Unknown(Func<object> work) => Assert.Throws<UnknownNameException>(work).Message;
    }

    [Fact]
    public async Task A_segment_a_store_and_a_household_are_named_by_their_texts()
    {
        await Ingest(Lines);
        using var journey = Open();
        var raw = CleaningProfile.Raw;
        var ofStore = journey.PromotionExposure(new() { Cleaning = raw, StoreCodes = ["S2"] });
        var ofHousehold = journey.PromotionExposure(new() { Cleaning = raw, Segment = HouseholdSegment.Parse("household_key=x y") });
        var ofKey = journey.PromotionExposure(new() { Cleaning = raw, Segment = HouseholdSegment.Household(2) });
        Assert.Equal((3L, 2L, 2L), (ofStore.Sum(row => row.Lines), ofHousehold.Sum(row => row.Lines), ofKey.Sum(row => row.Lines)));
        Assert.Equal(1, journey.Names.FindHousehold("3"));
        var recommended = journey.Recommend("x y", new() { Level = ItemLevel.Product, Cleaning = raw });
        Assert.All(recommended, row => Assert.Equal(2, row.HouseholdKey));
        Assert.Contains("household_key,household_code,rank", recommended.CsvLines()[0]);
        Assert.Equal(["A7", "B"], recommended.Select(row => row.Item));
        var ofBasket = journey.RecommendForBasket(["9"], new() { Level = ItemLevel.Product, Cleaning = raw });
        Assert.DoesNotContain("household_code", ofBasket.CsvLines()[0].Split(',')[1..1]);
        Assert.Equal(["0012", "A7", "B"], ofBasket.Select(row => row.Item).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_a_text_must_be_unique()
    {
        var failure = await Assert.ThrowsAsync<InputDataException>(() => Ingest(Lines, people: "id,age\nA,old\nB,young\nA,old\n"));
        Assert.Equal(
            (FaultCode.DuplicateKey, "people.csv", 4L, 1), (failure.Code, failure.File, failure.Line!.Value, failure.Column!.Value));
    }

    [Fact]
    public async Task Ids_may_be_joined_of_several_columns()
    {
        Write("lines.csv", "till,receipt,what\nA,1,x\nA,2,x\nB,1,x\n");
        await IngestAs(""" "household_key": "till", "basket_id": { "concatenation": ["till", "receipt"] }, "product_id": "what" """, null);
        using var journey = Open();
        Assert.Equal(
            ["1,A,1,A-1", "1,A,2,A-2", "2,B,3,B-1"],
            journey.Table("transaction_data").CsvLines()[1..].Select(line => string.Join(',', line.Split(',')[..4])));
    }

    [Fact]
    public async Task Joined_ids_must_not_be_ambiguous()
    {
        Write("lines.csv", "till,receipt,what\nA-1,2,x\nA,1-2,x\n");
        var failure = await Assert.ThrowsAsync<InputDataException>(() => IngestAs(
            """ "household_key": "till", "basket_id": { "concatenation": ["till", "receipt"] }, "product_id": "what" """, null));
        Assert.Equal((FaultCode.Cast, 3L, 1), (failure.Code, failure.Line!.Value, failure.Column!.Value));
        await IngestAs(
            """
            "household_key": "till", "basket_id": { "concatenation": ["till", "receipt"], "separator": "/" }, "product_id": "what"
            """,
            null);
        using var journey = Open();
        Assert.Equal("2", journey.Query("transaction_data").CountDistinct("basket_id").Run().CsvLines()[1]);
        Assert.Contains("without a separator", (await Assert.ThrowsAsync<InputDataException>(() => IngestAs(
            """ "basket_id": { "concatenation": ["till", "receipt"], "separator": "" }, "product_id": "what" """, null))).Message);
    }

    public void Dispose() => _folder.Dispose();

    const string Lines = "who,what,where,paid\nx y,0012,S1,1\nx y,9,S1,1\n3,A7,S2,1\n3,A7,S2,1\n3,B,S2,1\n";

    Journey Open() => Journey.Open(_folder["store"]);

    Task<IngestReport> Ingest(string lines, string? people = null)
    {
        Write("lines.csv", lines);
        if (people is not null)
            Write("people.csv", people);
        return IngestAs(Columns, people is null ? null : """ "household_key": "id", "age_desc": "age" """);
    }

    Task<IngestReport> IngestAs(string columns, string? peopleColumns) => Journey.IngestAsync(
        _folder["csv"], _folder["store"], new IngestOptions
        {
            Store = UnsyncedFileOps.Options,
            Mapping = JourneyMapping.Parse(
                $$"""{ "tables": { "transaction_data": { "files": ["lines.csv"], "columns": { {{columns}} } }"""
                + (peopleColumns is null
                    ? "} }"
                    : $$""", "hh_demographic": { "files": ["people.csv"], "columns": { {{peopleColumns}} } } } }""")),
        });

    void Write(string file, string content)
    {
        Directory.CreateDirectory(_folder["csv"]);
        File.WriteAllText(_folder["csv/" + file], content);
    }
}
