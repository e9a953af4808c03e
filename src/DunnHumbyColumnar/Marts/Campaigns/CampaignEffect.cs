using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>What a group of households bought of a campaign's listed products.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Group">targeted (in campaign_table), untargeted (all others) or redeeming (in coupon_redempt).</param>
/// <param name="Households">Households of the group in the clean view.</param>
/// <param name="Before">Days before the campaign.</param>
/// <param name="During">Days of the campaign.</param>
/// <param name="After">Days after the campaign.</param>
/// <param name="DifferenceInDifferences">
/// Change less the change of the untargeted households; null for these, and where either change is.
/// </param>
public readonly record struct CampaignEffectRow(
    int CampaignId, CampaignGroup Group, int Households, CampaignPeriod Before, CampaignPeriod During, CampaignPeriod After,
    double? DifferenceInDifferences)
{
    /// <summary>During less before, each per day and household; null if there are no households, or no days in either.</summary>
    public double? Change => During.DailyAveragePer(Households) - Before.DailyAveragePer(Households);

    internal CampaignEffectRow Against(CampaignEffectRow others) => this with { DifferenceInDifferences = Change - others.Change };
}

/// <summary>
/// campaign_effect: three rows per campaign of campaign_desc, targeted, untargeted, redeeming; by campaign_id. Households were not assigned
/// at random: a difference in differences is observational, not the effect of the campaign.
/// </summary>
public sealed class CampaignEffectResult : RowResult<CampaignEffectRow>
{
    const string PerDayAndHousehold = "currency units per day and household";

    internal static readonly RowSchema<CampaignEffectRow> Schema = new(
        "campaign_effect",
        "How did purchases of a campaign's products change among targeted households, compared with the others?",
        "campaign_id, then targeted, untargeted, redeeming",
        [
            new("campaign_id", row => row.CampaignId, "The campaign.", 18),
            new(
                "household_group", row => EnumNames.ToKebabCase(row.Group),
                "targeted (in campaign_table), untargeted (all others) or redeeming (in coupon_redempt).", "targeted"),
            new("households", row => row.Households, "Households of the group in the clean view.", 1_133, "households"),
            new("days_before", row => row.Before.Days, "Clean days before the campaign.", 486, "days"),
            new("days_during", row => row.During.Days, "Clean days of the campaign.", 56, "days"),
            new("days_after", row => row.After.Days, "Clean days after the campaign.", 66, "days"),
            new("sales_before", row => row.Before.Sales, "Sales of the listed products before the campaign.", "204117.35"),
            new("sales_during", row => row.During.Sales, "Sales of the listed products during the campaign.", "31022.80"),
            new("sales_after", row => row.After.Sales, "Sales of the listed products after the campaign.", "28817.64"),
            new(
                "avg_before", row => row.Before.DailyAveragePer(row.Households),
                "Sales per day and household before the campaign; null without days or households.", "2.24", PerDayAndHousehold),
            new(
                "avg_during", row => row.During.DailyAveragePer(row.Households),
                "Sales per day and household during the campaign; null without days or households.", "2.88", PerDayAndHousehold),
            new(
                "avg_after", row => row.After.DailyAveragePer(row.Households),
                "Sales per day and household after the campaign; null without days or households.", "2.31", PerDayAndHousehold),
            new(
                "change", row => row.Change,
                "During less before, each per day and household; null if there are no households, or no days in either.",
                "0.64", PerDayAndHousehold),
            new(
                "difference_in_differences", row => row.DifferenceInDifferences,
                "Change less the change of the untargeted households; null for these, and where either change is.",
                "0.59", PerDayAndHousehold),
        ],
        GoldTables.Observational,
        Read);

    static readonly Dictionary<string, CampaignGroup> Groups = EnumNames.ByName<CampaignGroup>();

    CampaignEffectResult(ResultMetadata metadata, ImmutableArray<CampaignEffectRow> rows)
        : base(metadata, Schema, rows)
    {
    }

    /// <summary>The row of a group, or null if campaign_desc lacks the campaign.</summary>
    public CampaignEffectRow? Find(int campaignId, CampaignGroup group) =>
        this.FirstOrNull(row => row.CampaignId == campaignId && row.Group == group);

    internal static CampaignEffectResult Restore(ResultMetadata metadata, ResultFrame stored) => new(metadata, Schema.FromFrame(stored));

    internal static CampaignEffectResult Build(QueryContext context, CleaningProfile? cleaning)
    {
        var catalog = CampaignCatalog.Build(context);
        var sales = CampaignSales.Build(context, cleaning, catalog);
        return new(context.DescribeClean(Schema, cleaning, "none"), [.. catalog.Terms.SelectMany(campaign =>
            Rows(campaign, catalog, sales))]);
    }

    static ImmutableArray<CampaignEffectRow> Rows(CampaignTerms campaign, CampaignCatalog catalog, CampaignSales sales)
    {
        var window = CampaignWindow.Create(campaign, sales);
        int targeted = catalog.Targeted[campaign.Code].Intersect(sales.Households).Count();
        int redeeming = catalog.Redeeming[campaign.Code].Intersect(sales.Households).Count();
        CampaignEffectRow Row(CampaignGroup group, int households, Func<int, bool> isMember)
        {
            CampaignPeriod Period((int From, int To) days) =>
                new(new Cents(sales.Sum(campaign.Code, days.From, days.To, isMember)), sales.Days(days.From, days.To));
            return new(campaign.Id, group, households, Period(window.Before), Period(window.During), Period(window.After), null);
        }

        var untargeted = Row(
            CampaignGroup.Untargeted, sales.Households.Length - targeted,
            kind => (kind & (CampaignSales.Targeted | CampaignSales.Anonymous)) == 0);
        return
        [
            Row(CampaignGroup.Targeted, targeted, kind => (kind & CampaignSales.Targeted) != 0).Against(untargeted),
            untargeted,
            Row(CampaignGroup.Redeeming, redeeming, kind => (kind & CampaignSales.Redeeming) != 0).Against(untargeted),
        ];
    }

    static CampaignEffectRow Read(ref RowReader cells)
    {
        var (campaign, group, households) = (cells.Number(), Groups[cells.Words()], cells.Number());
        var (before, during, after) = (cells.Number(), cells.Number(), cells.Number());
        var row = new CampaignEffectRow(
            campaign, group, households, new(cells.Money(), before), new(cells.Money(), during), new(cells.Money(), after), null);
        cells.Skip(4);
        return row with { DifferenceInDifferences = cells.Ratio() };
    }
}
