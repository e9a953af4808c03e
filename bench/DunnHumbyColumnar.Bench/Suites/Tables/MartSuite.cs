using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>The gold tables.</summary>
public class MartSuite : TableSuite
{
    const string Lines = "transaction_data";
    const string Promotions = "causal_data";

    [Benchmark, TableWorkload(Lines, "household_key", "sales_value")]
    public JourneyResult HouseholdSales() => Journey.HouseholdSales();

    [Benchmark, TableWorkload(Lines, "household_key", "day", "product_id", "quantity", "sales_value", "basket_id")]
    public JourneyResult Rfm() => Journey.Rfm();

    [Benchmark, TableWorkload(Lines, "household_key", "day", "product_id", "quantity", "sales_value", "basket_id")]
    public JourneyResult RfmSegments() => Journey.RfmSegments();

    [Benchmark, TableWorkload(Lines, "household_key", "day", "product_id", "quantity", "sales_value", "basket_id")]
    public JourneyResult HouseholdSummary() => Journey.HouseholdSummary();

    [Benchmark, TableWorkload(Lines, "household_key", "day", "product_id", "quantity", "sales_value")]
    public JourneyResult DailySpend() => Journey.DailySpend();

    [Benchmark, TableWorkload(
        Lines, "household_key", "day", "product_id", "quantity", "sales_value", "basket_id", "retail_disc",
        "coupon_disc", "coupon_match_disc")]
    public JourneyResult HouseholdMetrics() => Journey.HouseholdMetrics();

    [Benchmark, TableWorkload(Promotions, "product_id", "store_id", "week_no", "display", "mailer")]
    public JourneyResult PromotionExposure() => Journey.PromotionExposure();

    [Benchmark, TableWorkload(Promotions, "product_id", "store_id", "week_no", "display", "mailer")]
    public JourneyResult HouseholdPromotion() => Journey.HouseholdPromotion();

    [Benchmark, TableWorkload(Promotions, "product_id", "store_id", "week_no", "display", "mailer")]
    public JourneyResult PromotionLift() => Journey.PromotionLift(new PromotionLiftOptions { Level = ItemLevel.Product });

    [Benchmark, TableWorkload(Lines, "household_key", "day", "product_id", "quantity", "sales_value", "basket_id")]
    public JourneyResult DailyCampaignSales() => Journey.DailyCampaignSales();

    public override void Setup()
    {
        Demand(HouseholdSales(), "total_sales", NaiveTotals.Sales());
        var clean = NaiveTotals.CleanSales();
        var known = NaiveTotals.KnownHouseholds();
        Demand(Rfm(), "total_sales", clean.Values.Sum());
        Demand(RfmSegments(), "sales", clean.Values.Sum());
        Demand(
            HouseholdSummary(), "total_sales", clean.Where(household => known.Contains(household.Key)).Sum(household => household.Value));
        Demand(DailySpend(), "total_sales", clean.Values.Sum());
        Demand(HouseholdMetrics(), "total_spend", clean.Values.Sum());
        Demand(PromotionExposure(), "sales_value", clean.Values.Sum());
        Demand(HouseholdPromotion(), "sales_value", clean.Values.Sum());
        Demand(PromotionLift(), "promoted_sales", NaiveTotals.PromotedSales());
        Demand(DailyCampaignSales(), "sales_value", NaiveTotals.CampaignSales());
    }
}
