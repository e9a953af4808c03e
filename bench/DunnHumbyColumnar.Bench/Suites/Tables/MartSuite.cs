using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>The gold tables.</summary>
public class MartSuite : TableSuite
{
    const string Lines = "transaction_data";

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
        Lines, "household_key", "day", "product_id", "quantity", "sales_value", "basket_id", "retail_disc", "coupon_disc", "coupon_match_disc")]
    public JourneyResult HouseholdMetrics() => Journey.HouseholdMetrics();

    public override void Setup()
    {
        Demand(HouseholdSales(), "total_sales", NaiveTotals.Sales());
        var clean = NaiveTotals.CleanSales();
        var known = NaiveTotals.KnownHouseholds();
        Demand(Rfm(), "total_sales", clean.Values.Sum());
        Demand(RfmSegments(), "sales", clean.Values.Sum());
        Demand(HouseholdSummary(), "total_sales", clean.Where(household => known.Contains(household.Key)).Sum(household => household.Value));
        Demand(DailySpend(), "total_sales", clean.Values.Sum());
        Demand(HouseholdMetrics(), "total_spend", clean.Values.Sum());
    }
}
