using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>The queries of the comparison with DuckDB: B4 and B7a to B7d.</summary>
public class QuerySuite : TableSuite
{
    const string Lines = "transaction_data";
    const string Causal = "causal_data";

    [Benchmark, TableWorkload(Lines, "household_key", "product_id", "sales_value")]
    public JourneyResult HouseholdCommodity() => Ask(Lines).GroupBy("household_key", "commodity_desc").Sum("sales_value").Run();

    [Benchmark, TableWorkload(Causal, "store_id", "week_no")]
    public JourneyResult StoreWeek() => Ask(Causal).GroupBy("store_id", "week_no").Count().Run();

    [Benchmark, TableWorkload(Causal, "display", "mailer")]
    public JourneyResult DisplayMailer() => Ask(Causal).GroupBy("display", "mailer").Count().Run();

    [Benchmark, TableWorkload(Causal, "display")]
    public JourneyResult NoDisplay() => Ask(Causal).WhereIn("display", "0").Count().Run();

    [Benchmark, TableWorkload(Causal, "product_id", "mailer")]
    public JourneyResult TopMailed() =>
        Ask(Causal).WhereNotIn("mailer", "0").GroupBy("product_id").Count().OrderByDescending("count").Take(20).Run();

    public override void Setup()
    {
        Demand(HouseholdCommodity(), "sum_sales_value", NaiveTotals.Sales());
        var (rows, noDisplay, topMailed) = NaiveTotals.Causal();
        Demand(StoreWeek(), "count", rows);
        Demand(DisplayMailer(), "count", rows);
        Demand(NoDisplay(), "count", noDisplay);
        Demand(TopMailed(), "count", topMailed);
    }
}
