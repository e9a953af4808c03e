using System.Globalization;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>What rows each filter of the public query keeps, and what it refuses.</summary>
[Trait("Matrix", "simd")]
public sealed class QueryFilterTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    JourneyQuery Transactions => synthetic.Open.Query("transaction_data");

    [Fact]
    public void A_range_and_a_list_are_different_questions()
    {
        int[] stores = [.. Transactions.GroupBy("store_id").Count().Run().CsvLines()[1..]
            .Select(line => int.Parse(line.Split(',')[0], CultureInfo.InvariantCulture))];
        int low = stores[2];
        int high = stores[9];
        Assert.Equal(8, Transactions.WhereBetween("store_id", low, high).GroupBy("store_id").Run().Count);
        Assert.Equal(2, Transactions.WhereIn("store_id", low, high).GroupBy("store_id").Run().Count);
        Assert.Equal(stores.Length - 2, Transactions.WhereNotIn("store_id", low, high).GroupBy("store_id").Run().Count);
        Assert.Equal(3, Transactions.WhereIn("store_id", stores[..3]).GroupBy("store_id").Run().Count);
        Assert.Equal(2, Transactions.Where($"store_id={low},{high}").GroupBy("store_id").Run().Count);
        Assert.Equal(8, Transactions.Where($"store_id={low}..{high}").GroupBy("store_id").Run().Count);
    }

    [Fact]
    public void Numbers_money_and_dates_are_taken_as_such()
    {
        long Rows(Func<JourneyQuery, JourneyQuery> filter) =>
            long.Parse(filter(Transactions).Count().Run().CsvLines()[1], CultureInfo.InvariantCulture);
        long expected = Rows(query => query.WhereBetween("sales_value", "1.50", "2.50"));
        Assert.True(expected > 0);
        Assert.Equal(expected, Rows(query => query.WhereBetween("sales_value", 1.5m, 2.5m)));
        Assert.Equal(expected, Rows(query => query.Where("sales_value=1.5..2.5")));
        Assert.Equal(expected, Rows(query => query.Where("sales_value >= 1.5").Where("sales_value < 2.51")));
        Assert.Equal(expected, Rows(query => query.Where("sales_value > 1.49").Where("sales_value <= 2.5")));
        Assert.Equal(
            Rows(query => query.WhereBetween("day", 101, 131)),
            Rows(query => query.WhereBetween("day", new DateOnly(2004, 7, 1), new DateOnly(2004, 7, 31))));
        Assert.Equal(Rows(query => query.WhereIn("day", 101)), Rows(query => query.Where("day = 2004-07-01")));
        Assert.Equal(Rows(query => query.WhereIn("quantity", 1m, 2.00m)), Rows(query => query.WhereIn("quantity", 1L, 2L)));
        Assert.Equal(
            Rows(query => query.WhereBetween("day", (long?)null, 300)),
            Rows(query => query.WhereBetween("day", null, JourneyCalendar.Reference.DateOf(300))));
        Assert.Equal(0, Rows(query => query.WhereIn("department", new List<string>())));
    }

    [Fact]
    public void Unknown_attributes_are_asked_for_by_name()
    {
        long Rows(Func<JourneyQuery, JourneyQuery> filter) =>
            long.Parse(filter(Transactions).Count().Run().CsvLines()[1], CultureInfo.InvariantCulture);
        long all = Rows(query => query);
        long unknown = Rows(query => query.WhereUnknown("income_desc"));
        Assert.InRange(unknown, 1, all - 1);
        Assert.Equal(unknown, Rows(query => query.Where("income_desc is unknown")));
        Assert.Equal(all - unknown, Rows(query => query.WhereKnown("income_desc")));
        Assert.Equal(
            all - unknown,
            Rows(query => query.WhereIn("income_desc", "35-49K")) + Rows(query => query.Where("income_desc != 35-49K")));
    }

    [Fact]
    public void Texts_match_without_case_and_by_pattern()
    {
        string Sales(Func<JourneyQuery, JourneyQuery> filter) => filter(Transactions).Sum("sales_value").Run().CsvLines()[1];
        string expected = Sales(query => query.WhereIn("department", "PRODUCE"));
        Assert.Equal(expected, Sales(query => query.Where("department=produce")));
        Assert.Equal(expected, Sales(query => query.WhereIn("department", "Produce", "PRODUCE")));
        Assert.Equal(expected, Sales(query => query.WhereLike("department", "prod*")));
        Assert.Equal(
            Sales(query => query.WhereIn("commodity_desc", "CHEESE", "CHEESES")), Sales(query => query.Where("commodity_desc like chee*")));
        Assert.Equal(
            Sales(query => query.WhereNotIn("department", "PRODUCE")), Sales(query => query.WhereNotLike("department", "PROD*")));
    }

    [Theory]
    [InlineData("department=PRODUC", "there is no department PRODUC; the nearest is PRODUCE")]
    [InlineData("department!=PRODUC", "there is no department PRODUC; the nearest is PRODUCE")]
    [InlineData("section=diary", "there is no section diary; the nearest is dairy")]
    [InlineData("household_key=99999999", "there is no household_key 99999999")]
    [InlineData("dept=PRODUCE", "transaction_data has no column dept; the nearest is department")]
    [InlineData("sales=5", "transaction_data has no column sales; the nearest is sales_value")]
    public void A_name_that_nobody_knows_is_an_error_with_the_nearest(string condition, string message)
    {
        var failure = Assert.Throws<UnknownNameException>(() => Transactions.Where(condition).Count().Run());
        Assert.Equal(message, failure.Message);
    }

    [Theory]
    [InlineData("day=Monday", "day holds day numbers, or dates as yyyy-MM-dd; Monday is none.")]
    [InlineData("sales_value>1.255", "sales_value holds money with at most two decimals; 1.255 is none.")]
    [InlineData("quantity=2004-07-01", "quantity holds whole numbers; 2004-07-01 is none.")]
    [InlineData("quantity like 1*", "quantity holds numbers; like goes with texts.")]
    public void A_value_that_does_not_suit_its_column_is_an_error(string condition, string message)
    {
        var failure = Assert.Throws<ArgumentException>(() => Transactions.Where(condition).Count().Run());
        Assert.Equal(message, failure.Message);
    }

    [Fact]
    public void An_id_of_another_table_and_a_value_of_no_dictionary_keep_nothing()
    {
        var campaigns = synthetic.Open.Query("coupon_redempt");
        int without = Enumerable.Except(
            synthetic.Open.Names.Households, campaigns.GroupBy("household_key").Run().CsvLines()[1..]
                .Select(line => int.Parse(line, CultureInfo.InvariantCulture))).First();
        Assert.Equal("0", campaigns.WhereIn("household_key", without).Count().Run().CsvLines()[1]);
        Assert.Equal("0", Transactions.WhereIn("quantity", 99_999_999).Count().Run().CsvLines()[1]);
    }

    [Fact]
    public void Names_that_differ_in_case_alone_are_told_apart()
    {
        var context = MartCase.Context(
            new JourneyRows(
                [new Line(1, 7, 200, 5, 1, 100, 0, 0, 0), new Line(1, 8, 201, 6, 1, 200, 0, 0, 0)],
                [new ProductRow(5, "Beef", "BEEF"), new ProductRow(6, "BEEF", "BEEF")], [], false),
            new Columns.EncodingOptions(), 1, null);
        long Cents(string condition) => ((long[])DunnHumbyColumnar.Query.QueryRun.Run(context, new("transaction_data")
        {
            Filters = [DunnHumbyColumnar.Query.ConditionParser.Parse(condition)],
            Aggregates = [new(DunnHumbyColumnar.Query.SumAggregate.Instance, "sales_value")],
        }).Frame.Columns[0].Values)[0];
        Assert.Equal(100, Cents("commodity_desc=Beef"));
        Assert.Equal(200, Cents("commodity_desc=BEEF"));
        var failure = Assert.Throws<UnknownNameException>(() => Cents("commodity_desc=beef"));
        Assert.Equal("commodity_desc beef is ambiguous without case: BEEF, Beef", failure.Message);
    }
}
