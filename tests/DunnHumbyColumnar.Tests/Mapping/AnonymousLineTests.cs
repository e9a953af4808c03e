using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>Lines without a household count in baskets and sums, never among households.</summary>
public sealed class AnonymousLineTests : IDisposable
{
    static readonly CleaningProfile OnlySeveralDays = CleaningProfile.Raw with { Name = "days", DropSingleDayHouseholds = true };

    readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("5", "6")]
    [InlineData("A", "B")]
    public async Task They_are_in_no_table_of_households(string first, string second)
    {
        await Ingest(first, second);
        using var journey = Open();
        int[] keys = first == "A" ? [1, 2] : [5, 6];
        Assert.Equal(keys, journey.Names.Households.AsEnumerable());
        Assert.Equal(keys, journey.HouseholdSales().Select(row => row.HouseholdKey));
        Assert.Equal(keys, journey.HouseholdMetrics(CleaningProfile.Raw).Select(row => row.HouseholdKey));
        Assert.Equal(keys, journey.Rfm(new() { Cleaning = CleaningProfile.Raw }).Select(row => row.HouseholdKey));
        Assert.Equal(keys, journey.DailySpend(CleaningProfile.Raw).Select(row => row.HouseholdKey).Distinct());
        Assert.Equal(
            keys, journey.HouseholdSummary(new() { Rfm = new() { Cleaning = CleaningProfile.Raw }, AllHouseholds = true })
                .Select(row => row.HouseholdKey));
        Assert.Equal(keys, journey.HouseholdPromotion(new() { Cleaning = CleaningProfile.Raw }).Select(row => row.HouseholdKey));
        Assert.Equal(
            keys, journey.Recommendations(new() { Cleaning = CleaningProfile.Raw, Level = ItemLevel.Product, MinimumPairs = 1 })
                .Select(row => row.HouseholdKey!.Value).Distinct());
        var report = journey.CleanView(CleaningProfile.Raw);
        Assert.Equal((7L, 2, 2), (report.Lines, report.Households, report.KeptHouseholds));
        Assert.Throws<UnknownNameException>(() => journey.Recommend(0));
        Assert.Throws<UnknownNameException>(() => journey.Recommend(""));
    }

    [Fact]
    public async Task They_count_in_baskets_rules_promotions_and_campaigns()
    {
        await Ingest("5", "6");
        using var journey = Open();
        var pairs = journey.CountPairs(new() { Level = ItemLevel.Product, Cleaning = CleaningProfile.Raw });
        Assert.Equal(5, pairs.Baskets);
        Assert.Equal(7, journey.PromotionExposure(new() { Cleaning = CleaningProfile.Raw }).Sum(row => row.Lines));
        var campaign = journey.CampaignSummary(CleaningProfile.Raw)[0];
        Assert.Equal("5.00", campaign.Total.Sales.ToString());
        var groups = journey.CampaignEffect(CleaningProfile.Raw);
        Assert.Equal("2.00", groups.Find(9, CampaignGroup.Untargeted)!.Value.During.Sales.ToString());
        Assert.Equal(2, journey.CountPairs(
            new() { Level = ItemLevel.Product, Cleaning = CleaningProfile.Raw, Unit = BasketUnit.Household }).Baskets);
    }

    [Fact]
    public async Task The_rule_on_single_day_households_leaves_them_alone()
    {
        await Ingest("5", "6");
        using var journey = Open();
        var report = journey.CleanView(OnlySeveralDays);
        Assert.Equal((1L, 1, 2, 1), (report.SingleDayLines, report.SingleDayHouseholds, report.Households, report.KeptHouseholds));
        Assert.Equal(6, journey.PromotionExposure(new() { Cleaning = OnlySeveralDays }).Sum(row => row.Lines));
        Assert.Equal(4, journey.CountPairs(new() { Level = ItemLevel.Product, Cleaning = OnlySeveralDays }).Baskets);
        Assert.Equal("4.00", journey.CampaignSummary(OnlySeveralDays)[0].Total.Sales.ToString());
    }

    [Theory]
    [InlineData("5", "6", "|4;5|1;6|2")]
    [InlineData("A", "B", "|4;1|1;2|2")]
    public async Task A_query_has_no_household_for_them(string first, string second, string expected)
    {
        await Ingest(first, second);
        using var journey = Open();
        var all = journey.Query("transaction_data");
        string counts = string.Join(';', all.GroupBy("household_key").Count().Run().CsvLines()[1..].Order(StringComparer.Ordinal));
        Assert.Equal(expected.Replace('|', ','), counts);
        Assert.Equal(4, Lines(all.WhereUnknown("household_key")));
        Assert.Equal(3, Lines(all.WhereKnown("household_key")));
        Assert.Equal(2, Lines(all.WhereIn("household_key", second)));
        if (first == "A")
            Assert.Throws<UnknownNameException>(() => Lines(all.WhereIn("household_key", "")));
        Assert.Equal("2", all.CountDistinct("household_key").Run().CsvLines()[1]);
        string[] lines = [.. journey.Table("transaction_data").CsvLines()[1..].Select(line => line.Split(',')[0])];
        Assert.Equal(["", "", "", ""], lines[..4]);
        using var batch = journey.Table("transaction_data").ToRecordBatches().Single();
        Assert.Equal(4, batch.Column(0).NullCount);
        if (first == "A")
            Assert.Equal(4, batch.Column(1).NullCount);

        static int Lines(JourneyQuery query) => int.Parse(query.Count().Run().CsvLines()[1]);
    }

    [Fact]
    public async Task The_report_says_how_many_there_are() => Assert.Contains(
        "transaction_data: 4 lines without a household: they count in baskets, not among households", (await Ingest("5", "6")).Notes);

    [Fact]
    public async Task Data_without_households_have_baskets()
    {
        Write("lines.csv", "basket,item\n1,honey\n1,milk\n2,milk\n");
        await IngestAs(""" "basket_id": "basket", "product_id": "item" """, "");
        using var journey = Open();
        var rules = journey.AssociationRules(
            new() { Baskets = new() { Level = ItemLevel.Product, Cleaning = CleaningProfile.Raw }, MinimumPairs = 1 });
        Assert.Equal(
            [("honey", "milk", 1.0), ("milk", "honey", 0.5)],
            rules.Select(rule => (rule.Antecedent[0], rule.Consequent, rule.Counts.Confidence)));
        Assert.Empty(journey.HouseholdSales());
        Assert.Empty(journey.BuildGold().Failed);
        journey.Check();
    }

    [Fact]
    public async Task Without_a_basket_a_line_needs_a_household()
    {
        Write("lines.csv", "who,what\n5,1\n,1\n");
        var failure = await Assert.ThrowsAsync<InputDataException>(
            () => IngestAs(""" "household_key": "who", "product_id": "what" """, ""));
        Assert.Equal((FaultCode.Cast, 3L, 1), (failure.Code, failure.Line!.Value, failure.Column!.Value));
        Assert.Contains("household_key or basket_id is required", Assert.Throws<InputDataException>(() => JourneyMapping.Parse(
            """{ "tables": { "transaction_data": { "files": ["x"], "columns": { "product_id": "y" } } } }""")).Message);
    }

    public void Dispose() => _folder.Dispose();

    Journey Open() => Journey.Open(_folder["store"]);

    /// <summary>Five baskets, two of them of nobody, one of a household with a single day; a campaign of product 1.</summary>
    Task<IngestReport> Ingest(string first, string second)
    {
        Write(
            "lines.csv",
            $"who,basket,what,day,paid\n,b1,1,3,1\n,b1,2,3,1\n,b2,1,4,1\n,b2,2,4,1\n{first},b3,1,3,1\n"
            + $"{second},b4,1,3,1\n{second},b5,1,4,1\n");
        Write("campaigns.csv", "id,first,last\n9,1,10\n");
        Write("coupons.csv", "upc,item,id\n77,1,9\n");
        Write("targets.csv", $"who,id\n{first},9\n");
        return IngestAs(
            """ "household_key": "who", "basket_id": "basket", "product_id": "what", "day": "day", "sales_value": "paid" """,
            """
            , "campaign_desc": { "files": ["campaigns.csv"], "columns": { "campaign": "id", "start_day": "first", "end_day": "last" } },
            "coupon": { "files": ["coupons.csv"], "columns": { "coupon_upc": "upc", "product_id": "item", "campaign": "id" } },
            "campaign_table": { "files": ["targets.csv"], "columns": { "household_key": "who", "campaign": "id" } }
            """);
    }

    Task<IngestReport> IngestAs(string columns, string tables) => Journey.IngestAsync(
        _folder["csv"], _folder["store"], new IngestOptions
        {
            Store = UnsyncedFileOps.Options,
            Mapping = JourneyMapping.Parse(
                $$"""{ "tables": { "transaction_data": { "files": ["lines.csv"], "columns": { {{columns}} } }{{tables}} } }"""),
        });

    void Write(string file, string content)
    {
        Directory.CreateDirectory(_folder["csv"]);
        File.WriteAllText(_folder["csv/" + file], content);
    }
}
