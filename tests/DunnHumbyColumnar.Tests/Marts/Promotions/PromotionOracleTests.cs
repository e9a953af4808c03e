using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The promotion tables with options, on generated data, against SQL that DuckDB runs on the same CSV files.</summary>
public sealed class PromotionOracleTests(SyntheticStore synthetic, OracleFixture oracle)
    : IClassFixture<SyntheticStore>, IClassFixture<OracleFixture>
{
    const string InBins = "household_key IN (SELECT household_key FROM rfm WHERE rfm_bins = 4)";

    public static TheoryData<string> Filters => ["days", "stores", "sections", "segment", "all"];

    public static TheoryData<ItemLevel, PromotionBreakdown> Items => new()
    {
        { ItemLevel.SubCommodity, PromotionBreakdown.Kind }, { ItemLevel.Section, PromotionBreakdown.Kind },
        { ItemLevel.Product, PromotionBreakdown.DisplayCode }, { ItemLevel.Department, PromotionBreakdown.MailerCode },
    };

    public static TheoryData<ItemLevel, PromotionBreakdown> MoreItems => new()
    {
        { ItemLevel.Product, PromotionBreakdown.Kind }, { ItemLevel.Department, PromotionBreakdown.Kind },
        { ItemLevel.Commodity, PromotionBreakdown.DisplayCode }, { ItemLevel.Product, PromotionBreakdown.MailerCode },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public void Exposure_of_some_lines_is_what_the_oracle_computes(string filter)
    {
        var (options, lines) = Of(filter);
        var exposure = synthetic.Open.PromotionExposure(options);
        Assert.All(exposure, row => Assert.True(row.Lines > 0));
        CsvAssert.Equal(oracle.On(synthetic.Csv).Lines(OraclePromotionSql.Exposure(lines)), exposure, $"of {filter}");
    }

    [Theory]
    [MemberData(nameof(Filters))]
    public void Promotions_of_households_of_some_lines_are_what_the_oracle_computes(string filter)
    {
        var (options, lines) = Of(filter);
        var households = synthetic.Open.HouseholdPromotion(options);
        Assert.NotEmpty(households);
        CsvAssert.Equal(oracle.On(synthetic.Csv).Lines(OraclePromotionSql.Household(lines)), households, $"of {filter}");
    }

    [Theory]
    [MemberData(nameof(Items))]
    public void Lift_of_items_by_kind_and_code_is_what_the_oracle_computes(ItemLevel level, PromotionBreakdown by) =>
        CompareLift(level, by);

    [Theory]
    [Trait("Tier", "slow")]
    [MemberData(nameof(MoreItems))]
    public void Lift_of_more_items_by_kind_and_code_is_what_the_oracle_computes(ItemLevel level, PromotionBreakdown by) =>
        CompareLift(level, by);

    [Theory]
    [MemberData(nameof(Filters))]
    public void Lift_of_some_lines_stores_and_weeks_is_what_the_oracle_computes(string filter)
    {
        var (options, _) = Of(filter);
        bool Has(string part) => filter == part || filter == "all";
        string sql = OraclePromotionSql.Lift(
            "product", ItemOf(ItemLevel.Product), OraclePromotionSql.Kinds,
            Has("stores") ? StoresSql() : "TRUE",
            Has("days")
                ? "WEEK_NO IN (SELECT WEEK_NO FROM transaction_data GROUP BY WEEK_NO HAVING min(DAY) >= 250 AND max(DAY) <= 600)"
                : "TRUE",
            Has("sections") ? "coalesce(section.name, 'misc') IN ('meat', 'misc', 'produce')" : "TRUE",
            Has("segment") ? InBins : "TRUE");
        var lift = synthetic.Open.PromotionLift(new PromotionLiftOptions { Level = ItemLevel.Product, Promotions = options });
        Assert.InRange(lift.Count(row => row.Lift > 0), 1, lift.Count);
        CsvAssert.Equal(oracle.On(synthetic.Csv).Lines(sql), lift, $"of {filter}");
    }

    void CompareLift(ItemLevel level, PromotionBreakdown by)
    {
        string[] Codes(string column) =>
            oracle.On(synthetic.Csv).Lines($"SELECT DISTINCT {column} FROM causal_data WHERE {column} <> '0' ORDER BY 1")[1..];
        var kinds = by switch
        {
            PromotionBreakdown.DisplayCode => OraclePromotionSql.Codes("display", Codes("display")),
            PromotionBreakdown.MailerCode => OraclePromotionSql.Codes("mailer", Codes("mailer")),
            _ => OraclePromotionSql.Kinds,
        };
        string[] expected = oracle.On(synthetic.Csv).Lines(OraclePromotionSql.Lift(EnumNames.ToKebabCase(level), ItemOf(level), kinds));
        var lift = synthetic.Open.PromotionLift(new PromotionLiftOptions { Level = level, By = by });
        Assert.InRange(lift.Count(row => row.Lift > 0), 1, lift.Count);
        CsvAssert.Equal(expected, lift, $"of {level} by {by}");
    }

    static string ItemOf(ItemLevel level) => level switch
    {
        ItemLevel.Product => "known.PRODUCT_ID",
        ItemLevel.SubCommodity => "SUB_COMMODITY_DESC",
        ItemLevel.Commodity => "COMMODITY_DESC",
        ItemLevel.Department => "DEPARTMENT",
        _ => "coalesce(section.name, 'misc')",
    };

    /// <summary>Options, and the lines they keep.</summary>
    (PromotionOptions Options, string Lines) Of(string filter)
    {
        var days = (FirstDay: 250, LastDay: 600);
        string sections = "section IN ('meat', 'misc', 'produce')";
        return filter switch
        {
            "days" => (new PromotionOptions { FirstDay = days.FirstDay, LastDay = days.LastDay }, "DAY BETWEEN 250 AND 600"),
            "stores" => (new PromotionOptions { Stores = [.. Stores()] }, StoresSql()),
            "sections" => (new PromotionOptions { Sections = ["produce", "meat", "misc"] }, sections),
            "segment" => (new PromotionOptions { Segment = HouseholdSegment.RfmBin(4) }, InBins),
            _ => (
                new PromotionOptions
                {
                    FirstDay = days.FirstDay,
                    LastDay = days.LastDay,
                    Stores = [.. Stores()],
                    Sections = ["produce", "meat", "misc"],
                    Segment = HouseholdSegment.RfmBin(4),
                },
                $"DAY BETWEEN 250 AND 600 AND {StoresSql()} AND {sections} AND {InBins}"),
        };
    }

    /// <summary>Half of the promoting stores, those with an even id, and one that promotions do not know.</summary>
    IEnumerable<int> Stores() => oracle.On(synthetic.Csv).Lines(
        """
        SELECT DISTINCT STORE_ID FROM transaction_data WHERE STORE_ID % 2 = 0 AND STORE_ID IN (SELECT STORE_ID FROM causal_data)
        UNION ALL SELECT min(STORE_ID) FROM transaction_data WHERE STORE_ID NOT IN (SELECT STORE_ID FROM causal_data)
        """)[1..].Select(store => int.Parse(store, null));

    string StoresSql() => $"STORE_ID IN ({string.Join(", ", Stores())})";
}
