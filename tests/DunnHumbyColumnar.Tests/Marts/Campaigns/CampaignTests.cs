using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>
/// The campaign tables by hand: households 1 and 2 buy product 1 for 1.00 on days 200, 300, 400 and 500, household 3 buys it for 2.00.
/// </summary>
[Trait("Matrix", "simd")]
public sealed class CampaignTests
{
    const long Coupon = 51_111_111_111;

    static readonly int[] Days = [200, 300, 400, 500];

    static readonly Line[] Lines =
        [.. from household in new[] { 1, 2, 3 } from day in Days
            select new Line(household, (household * 7_000L) + day, day, 1, 1, household == 3 ? 200 : 100, 0, -30, -10)];

    [Fact]
    public void A_coupon_that_is_listed_twice_counts_once()
    {
        var once = Rows(new CampaignRow(8, "TypeA", 250, 350)) with { Coupons = [new(Coupon, 1, 8)] };
        var twice = once with { Coupons = [new(Coupon, 1, 8), new(Coupon, 1, 8), new(Coupon + 1, 1, 8)] };
        Assert.Equal(Summary(once), Summary(twice));
        Assert.Equal(
            DailyCampaignSalesResult.Build(Context(once), CleaningProfile.Reference),
            DailyCampaignSalesResult.Build(Context(twice), CleaningProfile.Reference));
        Assert.Equal(1, Summary(twice).ListedProducts);
        Assert.Equal(16_00, Summary(twice).Total.Sales.Value);
    }

    [Fact]
    public void A_campaign_that_ends_after_the_data_ends_on_their_last_day()
    {
        var row = Summary(Rows(new CampaignRow(8, "TypeA", 450, 719)));
        Assert.Equal((450, 711, 262), (row.FirstDay, row.LastDay, row.Duration));
        Assert.Equal((12_00, 4_00, 0), (row.Before.Sales.Value, row.During.Sales.Value, row.After.Sales.Value));
        // Days of the averages are those up to the last clean day, 500.
        Assert.Equal((250, 51, 0), (row.Before.Days, row.During.Days, row.After.Days));
        Assert.Equal(400 / 51.0 / 100, row.During.DailyAverage);
    }

    [Fact]
    public void A_window_without_days_has_no_average()
    {
        var row = Summary(Rows(new CampaignRow(8, "TypeA", 450, 719)));
        Assert.Equal((0, null), (row.After.Sales.Value, row.After.DailyAverage));
        row = Summary(Rows(new CampaignRow(8, "TypeA", 1, 450)));
        Assert.Equal((200, null), (row.FirstDay, row.Before.DailyAverage));
        var effect = CampaignEffectResult.Build(Context(Rows(new CampaignRow(8, "TypeA", 1, 450))), CleaningProfile.Reference);
        Assert.All(effect, group => Assert.Equal((null, null), (group.Change, group.DifferenceInDifferences)));
    }

    [Fact]
    public void A_campaign_that_ended_before_the_first_clean_day_has_all_sales_after_it()
    {
        var row = Summary(Rows(new CampaignRow(8, "TypeA", 100, 150)));
        Assert.Equal((200, 150, -49), (row.FirstDay, row.LastDay, row.Duration));
        Assert.Equal((0, 0, 16_00), (row.Before.Sales.Value, row.During.Sales.Value, row.After.Sales.Value));
        Assert.Equal((0, 0, 301, 301), (row.Before.Days, row.During.Days, row.After.Days, row.Total.Days));
    }

    [Fact]
    public void A_campaign_without_coupons_has_no_sales()
    {
        var row = Summary(Rows(new CampaignRow(8, "TypeA", 250, 350)) with { Coupons = [] });
        Assert.Equal((0, 0, 0.0), (row.ListedProducts, row.Total.Sales.Value, row.Total.DailyAverage));
    }

    [Fact]
    public void Without_clean_lines_there_is_a_row_and_no_average()
    {
        var rows = new JourneyRows([], [new(1, "BEEF", "STEAK")], [], false)
        {
            Campaigns = [new(8, "TypeA", 250, 350)],
            Coupons = [new(Coupon, 1, 8)],
        };
        var row = Summary(rows);
        Assert.Equal((250, 350, 0, null), (row.FirstDay, row.LastDay, row.Total.Sales.Value, row.Total.DailyAverage));
        Assert.Empty(DailyCampaignSalesResult.Build(Context(rows), CleaningProfile.Reference));
        Assert.Equal(3, CampaignEffectResult.Build(Context(rows), CleaningProfile.Reference).Count);
    }

    [Fact]
    public void A_campaign_that_only_coupons_name_has_daily_sales_and_no_summary()
    {
        var rows = Rows(new CampaignRow(8, "TypeA", 250, 350)) with { Coupons = [new(Coupon, 1, 77)] };
        Assert.Equal(
            [77, 77, 77, 77], DailyCampaignSalesResult.Build(Context(rows), CleaningProfile.Reference).Select(row => row.CampaignId));
        Assert.Equal([8], CampaignSummaryResult.Build(Context(rows), CleaningProfile.Reference).Select(row => row.CampaignId));
    }

    [Fact]
    public void Groups_of_households_change_differently()
    {
        // Household 3 is targeted and buys more on the campaign's day.
        var rows = Rows(new CampaignRow(8, "TypeA", 250, 350));
        rows = rows with
        {
            Lines = [.. Lines.Select(line => line with { Sales = line.Household == 3 && line.Day == 300 ? 700 : line.Sales })],
            Targets = [new(3, 8), new(3, 8), new(99, 8)],
            Redemptions = [new(2, 300, Coupon, 8)],
        };
        var effect = CampaignEffectResult.Build(Context(rows), CleaningProfile.Reference);
        Assert.Equal([1, 2, 1], effect.Select(row => row.Households));
        Assert.Equal((200, 700, 400), Sales(effect.Find(8, CampaignGroup.Targeted)!.Value));
        Assert.Equal((200, 200, 400), Sales(effect.Find(8, CampaignGroup.Untargeted)!.Value));
        Assert.Equal((100, 100, 200), Sales(effect.Find(8, CampaignGroup.Redeeming)!.Value));
        double targeted = (700.0 / 101 / 100) - (200.0 / 50 / 100);
        double untargeted = (200.0 / 202 / 100) - (200.0 / 100 / 100);
        Assert.Equal(targeted - untargeted, effect.Find(8, CampaignGroup.Targeted)!.Value.DifferenceInDifferences);
        Assert.Null(effect.Find(8, CampaignGroup.Untargeted)!.Value.DifferenceInDifferences);

        static (long, long, long) Sales(CampaignEffectRow row) => (row.Before.Sales.Value, row.During.Sales.Value, row.After.Sales.Value);
    }

    [Fact]
    public void A_discount_is_that_of_lines_of_the_coupon_on_the_day_of_its_redemption()
    {
        var rows = Rows(new CampaignRow(8, "TypeA", 250, 350)) with
        {
            Lines = [.. Lines, new Line(1, 7_300, 300, 2, 1, 100, 0, -500, 0)],
            Products = [new(1, "BEEF", "STEAK"), new(2, "BEEF", "ROAST")],
            Coupons = [new(Coupon, 1, 8), new(Coupon + 1, 2, 8), new(Coupon, 2, 9)],
            Targets = [new(1, 8), new(2, 8)],
            // The same redemption twice, one of a coupon nobody lists, and one on a day without a purchase.
            Redemptions = [new(1, 300, Coupon, 8), new(1, 300, Coupon, 8), new(1, 300, Coupon + 5, 8), new(3, 301, Coupon, 8)],
        };
        var row = CampaignRedemptionResult.Build(Context(rows), CleaningProfile.Reference).Find(8)!.Value;
        Assert.Equal((2, 2, 1, 4), (row.TargetedHouseholds, row.RedeemingHouseholds, row.TargetedRedeemers, row.Redemptions));
        Assert.Equal(0.5, row.RedemptionRate);
        Assert.Equal((1, 100, -30, -10, -40), (
            row.RedeemedLines, row.RedeemedSales.Value, row.CouponDiscount.Value, row.CouponMatchDiscount.Value, row.DiscountCost.Value));
    }

    [Fact]
    public void Campaigns_share_households_products_and_days()
    {
        var rows = Rows(new CampaignRow(8, "TypeA", 250, 350)) with
        {
            Campaigns = [new(8, "TypeA", 250, 350), new(3, "TypeB", 350, 400), new(5, "TypeC", 401, 402)],
            Coupons = [new(Coupon, 1, 8), new(Coupon, 2, 8), new(Coupon, 2, 3), new(Coupon + 1, 2, 3)],
            Targets = [new(1, 8), new(2, 8), new(2, 3), new(2, 3), new(3, 3)],
        };
        Assert.Equal([new(3, 5, 0, 0, 0), new(3, 8, 1, 1, 1), new(5, 8, 0, 0, 0)], CampaignOverlapResult.Build(Context(rows)));
    }

    [Fact]
    public void So_many_campaigns_that_their_days_do_not_fit_are_rejected()
    {
        var rows = Rows(new CampaignRow(8, "TypeA", 250, 350)) with
        {
            Coupons = [.. Enumerable.Range(0, 20_000).Select(campaign => new CouponRow(Coupon, 1, campaign))],
        };
        Assert.Throws<MemoryBudgetException>(() => CampaignSummaryResult.Build(Bounded(rows), CleaningProfile.Reference));
        var many = rows with
        {
            Coupons = [],
            Campaigns = [.. Enumerable.Range(0, 4_000).Select(campaign => new CampaignRow(campaign, "TypeA", 250, 350))],
        };
        Assert.Throws<MemoryBudgetException>(() => CampaignOverlapResult.Build(Bounded(many)));

        static QueryContext Bounded(JourneyRows rows) => Context(rows) with { Memory = new MemoryAccount(new MemoryBudget(128 << 20)) };
    }

    [Fact]
    public void Any_number_of_threads_takes_the_same_memory()
    {
        var rows = Rows(new CampaignRow(8, "TypeA", 250, 350)) with
        {
            Coupons = [.. Enumerable.Range(0, 400).Select(campaign => new CouponRow(Coupon, 1, campaign))],
        };
        var many = MartCase.Context(rows, new EncodingOptions { Threads = 1 }, 1024, 1);
        Assert.Equal(
            CampaignSummaryResult.Build(Context(rows), CleaningProfile.Reference),
            CampaignSummaryResult.Build(many, CleaningProfile.Reference));
    }

    [Fact]
    public void Columns_are_those_of_the_contract()
    {
        var context = Context(Rows(new CampaignRow(8, "TypeA", 250, 350)));
        Assert.Equal(
            [
                "campaign_id", "description", "first_day", "last_day", "duration", "listed_products", "households", "redemptions",
                "redeeming_households", "sales_total", "sales_before", "sales_during", "sales_after", "avg_total", "avg_before",
                "avg_during", "avg_after",
            ],
            CampaignSummaryResult.Build(context, CleaningProfile.Reference).ColumnNames);
        Assert.Equal(
            ["index", "campaign_id", "day", "date", "sales_value"],
            DailyCampaignSalesResult.Build(context, CleaningProfile.Reference).ColumnNames);
        Assert.Equal(new DateOnly(2004, 7, 1), JourneyCalendar.Reference.DateOf(101));
        Assert.Equal(new DateOnly(2006, 2, 28), JourneyCalendar.Reference.DateOf(708));
    }

    static CampaignSummaryRow Summary(JourneyRows rows) =>
        Assert.Single(CampaignSummaryResult.Build(Context(rows), CleaningProfile.Reference));

    static JourneyRows Rows(CampaignRow campaign) =>
        new(Lines, [new(1, "BEEF", "STEAK")], [], false) { Campaigns = [campaign], Coupons = [new(Coupon, 1, campaign.Campaign)] };

    static QueryContext Context(JourneyRows rows) => MartCase.Context(rows, new EncodingOptions { Threads = 1 }, 2, null);
}
