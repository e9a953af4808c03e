using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>The public query: how it is said, what it rejects, what it tells about itself.</summary>
[Trait("Matrix", "simd")]
public sealed class JourneyQueryTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    JourneyQuery Transactions => synthetic.Open.Query("transaction_data");

    [Fact]
    public void Columns_are_the_keys_and_then_the_aggregates_as_asked_for()
    {
        using var batch = Transactions.WhereBetween("day", 101, 708).WhereIn("department", "PRODUCE", "MEAT")
            .GroupBy("store_id", "week_no").Sum("sales_value").Count().CountDistinct("basket_id")
            .OrderByDescending("sum_sales_value").Take(20).ToRecordBatch();
        Assert.Equal(
            ["store_id", "week_no", "sum_sales_value", "count", "count_distinct_basket_id"],
            batch.Schema.FieldsList.Select(field => field.Name));
        Assert.Equal(20, batch.Length);
    }

    [Fact]
    public void Without_keys_there_is_one_row_even_of_nothing() => Assert.Equal(
        ["count,sum_sales_value,min_sales_value,max_department,mean_quantity,median_day,count_distinct_store_id", "0,0.00,,,,,0"],
        Transactions.WhereLike("department", "NOWHERE").Count().Sum("sales_value").Min("sales_value")
            .Max("department").Mean("quantity").Median("day").CountDistinct("store_id").Run().CsvLines());

    [Fact]
    public void A_query_can_be_asked_again_and_taken_further()
    {
        var byDepartment = Transactions.GroupBy("department").Count();
        string[] all = byDepartment.Run().CsvLines();
        Assert.Equal(all[..3], byDepartment.Take(2).Run().CsvLines());
        Assert.Equal(all, byDepartment.Run().CsvLines());
    }

    [Fact]
    public void Household_sales_by_query_are_those_of_the_mart() => Assert.Equal(
        synthetic.Open.HouseholdSales().CsvLines()[1..], Transactions.GroupBy("household_key").Sum("sales_value").Run().CsvLines()[1..]);

    [Fact]
    public void Rows_are_in_the_order_of_the_keys_whatever_the_order_of_the_group_ids()
    {
        // The store, a plain byte, is the innermost key of the histogram.
        var result = synthetic.Open.Query("causal_data").GroupBy("store_id", "week_no").Count().Run();
        Assert.Equal("histogram", result.Explanation.Scan);
        var keys = result.CsvLines()[1..].Select(line => line.Split(',')).Select(cells => (
            Store: int.Parse(cells[0], CultureInfo.InvariantCulture), Week: int.Parse(cells[1], CultureInfo.InvariantCulture))).ToList();
        Assert.True(keys.Count > 1000);
        Assert.Equal(keys.Order(), keys);
    }

    [Fact]
    public void Threads_share_groups_only_where_the_state_is_an_array_by_group_id()
    {
        Assert.True(CanBeShared(SumAggregate.Instance));
        Assert.False(CanBeShared(MedianAggregate.Instance));

        bool CanBeShared(Aggregate aggregate)
        {
            var context = new QueryContext(synthetic.Open.Data, 0, "", 2, TimeProvider.System, CancellationToken.None);
            var plan = QueryPlanner.Plan(context, new QuerySpec("transaction_data")
            {
                Keys = ["household_key"],
                Aggregates = [new QueryAggregate(aggregate, "sales_value")],
            });
            using var scratch = new Scratch(context.Memory, "the query");
            Assert.NotNull(plan.Cluster);
            return new Groups(plan, scratch).CanBeShared;
        }
    }

    [Theory]
    [InlineData("sales_vlaue", "sales_value")]
    [InlineData("commodity", "commodity_desc")]
    [InlineData("store", "store_id")]
    public void An_unknown_column_is_answered_with_the_nearest(string name, string nearest)
    {
        var failure = Assert.Throws<UnknownNameException>(() => Transactions.GroupBy(name).Count().Run());
        Assert.Contains(nearest, failure.Message, StringComparison.Ordinal);
        Assert.Throws<UnknownNameException>(() => Transactions.GroupBy("day").Count().OrderBy(name).Run());
    }

    [Fact]
    public void What_makes_no_sense_is_rejected()
    {
        Assert.Throws<UnknownNameException>(() => synthetic.Open.Query("transactions"));
        Assert.Throws<ArgumentException>(() => Transactions.Run());
        Assert.Throws<ArgumentException>(() => Transactions.Sum("household_key").Run());
        Assert.Throws<ArgumentException>(() => Transactions.Sum("department").Run());
        Assert.Throws<ArgumentException>(() => Transactions.GroupBy("day", "DAY").Run());
        Assert.Throws<ArgumentException>(() => Transactions.Count().Count().Run());
        Assert.Throws<ArgumentException>(() => Transactions.Sum("sales_value").Sum("SALES_VALUE").Run());
        Assert.Throws<ArgumentException>(() => Transactions.GroupBy("day", "week_no", "store_id", "product_id", "brand").Run());
        Assert.Throws<ArgumentException>(() => Transactions.WhereIn("day", "Monday").Count().Run());
        Assert.Throws<ArgumentException>(() => Transactions.WhereIn("sales_value", "1.234").Count().Run());
        Assert.Throws<ArgumentException>(() => Transactions.GroupBy("department").Having("department", 1).Run());
        Assert.Throws<ArgumentOutOfRangeException>(() => Transactions.Take(-1));
    }

    [Fact]
    public void Groups_beyond_the_memory_are_rejected()
    {
        foreach (var ask in new Func<JourneyQuery, JourneyQuery>[]
        {
            query => query.GroupBy("household_key", "basket_id", "product_id").Count(),
            query => query.GroupBy("household_key").Median("sales_value"),
        })
        {
            long columns = BytesOf(ask, null);
            Assert.Equal(columns + 200_000, Assert.Throws<MemoryBudgetException>(() => BytesOf(ask, columns + 200_000)).BudgetBytes);
        }

        // What loaded columns take once the query has run.
        long BytesOf(Func<JourneyQuery, JourneyQuery> ask, long? budget)
        {
            using var journey = Journey.Open(synthetic.Store, new OpenOptions { MemoryBudgetBytes = budget });
            ask(journey.Query("transaction_data")).Run();
            return journey.Budget.TakenBytes;
        }
    }

    [Fact]
    public void Keys_whose_ranges_together_pass_64_bits_are_grouped_by_rank()
    {
        // Each column spans almost 2^22 values, all four 2^88 combinations.
        Line[] lines = [.. Enumerable.Range(0, 4)
            .Select(i => new Line(1, 7, 200, 5, i * 1_000_000, (3 - i) * 1_000_000, i * -1_000_000, i * -1_000_000, 0))];
        var rows = new JourneyRows([.. lines, lines[2]], [new ProductRow(5, "BEEF", "BEEF")], [], false);
        var context = MartCase.Context(rows, new EncodingOptions(), 1, null);
        var spec = new QuerySpec("transaction_data")
        {
            Keys = ["quantity", "sales_value", "retail_disc", "coupon_disc"],
            Filters = [QueryFilter.Between("quantity", "1", null)],
            Aggregates = [new QueryAggregate(CountAggregate.Instance, "")],
        };
        var (frame, explanation) = QueryRun.Run(context, spec);
        Assert.Equal("hash", explanation.Grouping);
        Assert.Equal(
            ["1000000,20000.00,-10000.00,-10000.00,1", "2000000,10000.00,-20000.00,-20000.00,2", "3000000,0.00,-30000.00,-30000.00,1"],
            new QueryResult(context.Describe("q", "none", "none"), frame, explanation).CsvLines()[1..]);
    }

    [Fact]
    public void A_cancelled_query_ends() =>
        Assert.Throws<OperationCanceledException>(() => Transactions.GroupBy("day").Count().Run(new CancellationToken(canceled: true)));

    [Theory]
    [InlineData("causal_data", "display", "mailer", "runs", "dense")]
    [InlineData("causal_data", "week_no", "store_id", "histogram", "dense")]
    [InlineData("transaction_data", "department", "store_id", "rows", "dense")]
    [InlineData("transaction_data", "basket_id", "product_id", "rows", "hash")]
    public void The_explanation_tells_what_was_done(string table, string first, string second, string scan, string grouping)
    {
        var result = synthetic.Open.Query(table).GroupBy(first, second).Count().Run();
        var explanation = result.Explanation;
        Assert.Equal((scan, grouping), (explanation.Scan, explanation.Grouping));
        Assert.Equal(synthetic.Open.Table(table).RowCount, explanation.TableRows);
        Assert.Equal(result.Count, explanation.Groups);
        Assert.InRange(explanation.BytesRead, 1, 100_000_000);
        Assert.InRange(explanation.ItemsRead, result.Count, explanation.TableRows);
        Assert.Equal(scan == "runs", explanation.ItemsRead < explanation.TableRows);
        Assert.Equal(["plan", "scan", "merge", "result"], explanation.Stages.Select(stage => stage.Name));
    }
}
