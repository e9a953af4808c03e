using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>Dates, weekdays, months, quarters, years, ISO weeks and hours as columns of queries.</summary>
[Trait("Matrix", "simd")]
public sealed class CalendarColumnTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    JourneyQuery Transactions => synthetic.Open.Query("transaction_data");

    [Property(MaxTest = 300)]
    public void Groups_are_those_of_the_dates(int seed)
    {
        var given = new CalendarCase(seed);
        string[] keys = [.. given.Pick<string[]>(["date"], ["weekday"], ["month", "hour"], ["iso_week"], ["quarter", "weekday"], ["year"])];
        var expected = given.Lines.GroupBy(line => string.Join(',', keys.Select(key => given.ValueOf(key, line))))
            .OrderBy(group => string.Join(',', group.Key.Split(',').Select(part => part.PadLeft(10, '0'))), StringComparer.Ordinal)
            .Select(group => $"{group.Key},{group.Count()}");
        Assert.Equal(expected, given.Run(new QuerySpec("transaction_data")
        {
            Keys = [.. keys],
            Aggregates = [new QueryAggregate(CountAggregate.Instance, "")],
        }));
    }

    [Property(MaxTest = 300)]
    public void Filters_keep_the_lines_of_the_dates(int seed)
    {
        var given = new CalendarCase(seed);
        if (given.Lines.Count == 0)
            return;
        var (column, value) = given.Pick(CalendarCase.Columns);
        string from = given.ValueOf(column, given.Pick([.. given.Lines]));
        string to = given.ValueOf(column, given.Pick([.. given.Lines]));
        string Sortable(string text) => text.PadLeft(10, '0');
        bool IsKept(Line line) => string.CompareOrdinal(Sortable(given.ValueOf(column, line)), Sortable(from)) >= 0
            && string.CompareOrdinal(Sortable(given.ValueOf(column, line)), Sortable(to)) <= 0;
        string Count(QueryFilter filter) => Assert.Single(given.Run(new QuerySpec("transaction_data")
        {
            Filters = [filter],
            Aggregates = [new QueryAggregate(CountAggregate.Instance, "")],
        }));
        Assert.Equal($"{given.Lines.Count(IsKept)}", Count(QueryFilter.Between(column, from, to)));
        Assert.Equal(
            $"{given.Lines.Count(line => given.ValueOf(column, line) == from)}",
            Count(new QueryFilter(column, [new ValueTerm(from)])));
    }

    [Property(MaxTest = 100)]
    public void Smallest_largest_and_distinct_values_are_those_of_the_dates(int seed)
    {
        var given = new CalendarCase(seed);
        var (column, _) = given.Pick(CalendarCase.Columns);
        string[] values =
        [
            .. given.Lines.Select(line => given.ValueOf(column, line)).OrderBy(text => text.PadLeft(10, '0'), StringComparer.Ordinal),
        ];
        Assert.Equal(
            $"{values.FirstOrDefault()},{values.LastOrDefault()},{values.Distinct().Count()}",
            Assert.Single(given.Run(new QuerySpec("transaction_data")
            {
                Aggregates =
                [
                    new QueryAggregate(MinMaxAggregate.Min, column), new QueryAggregate(MinMaxAggregate.Max, column),
                    new QueryAggregate(CountDistinctAggregate.Instance, column),
                ],
            })));
    }

    [Fact]
    public void Days_and_dates_say_the_same()
    {
        Assert.Equal(
            Transactions.WhereBetween("day", 101, 131).Count().Run().CsvLines(),
            Transactions.Where("date=2004-07-01..2004-07-31").Count().Run().CsvLines());
        Assert.Equal(
            Transactions.WhereBetween("day", 101, 131).Count().Run().CsvLines(),
            Transactions.Where("month=2004-07").Count().Run().CsvLines());
        Assert.Equal(
            Transactions.GroupBy("month").Sum("sales_value").OrderByDescending("month").Take(2).Run().CsvLines()[1..],
            Transactions.GroupBy("month").Sum("sales_value").Run().CsvLines()[1..].Reverse().Take(2));
    }

    [Fact]
    public void Weekdays_are_numbers_that_may_be_written_as_names()
    {
        Assert.Equal(7, Transactions.GroupBy("weekday").Run().Count);
        Assert.Equal(
            Transactions.Where("weekday=6,7").Count().Run().CsvLines(),
            Transactions.Where("weekday=Saturday,sunday").Count().Run().CsvLines());
        Assert.Equal(
            Transactions.Where("weekday<6").Count().Run().CsvLines(),
            Transactions.Where("weekday=Monday..Friday").Count().Run().CsvLines());
        Assert.Equal(
            "weekday holds 1 for Monday to 7 for Sunday, or their English names; Someday is none.",
            Assert.Throws<ArgumentException>(() => Transactions.Where("weekday=Someday").Count().Run()).Message);
    }

    [Fact]
    public void A_month_that_the_data_do_not_reach_is_an_error_as_any_text()
    {
        var failure = Assert.Throws<UnknownNameException>(() => Transactions.Where("month=2004-2").Count().Run());
        Assert.StartsWith("there is no month 2004-2; the nearest ", failure.Message, StringComparison.Ordinal);
        Assert.Equal("0", Transactions.Where("date=2024-02-29").Count().Run().CsvLines()[1]);
        Assert.Equal(
            "date holds dates as yyyy-MM-dd; 2004-02-30 is none.",
            Assert.Throws<ArgumentException>(() => Transactions.Where("date=2004-02-30").Count().Run()).Message);
    }

    [Fact]
    public void Days_of_campaigns_lead_to_dates_only()
    {
        var campaigns = synthetic.Open.Query("campaign_desc").GroupBy("campaign", "start_day", "start_date", "end_date").Run().CsvLines();
        Assert.All(campaigns[1..], line => Assert.Equal(
            JourneyCalendar.Reference.DateOf(int.Parse(line.Split(',')[1], CultureInfo.InvariantCulture))
                .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            line.Split(',')[2]));
        Assert.Throws<UnknownNameException>(() => synthetic.Open.Query("campaign_desc").GroupBy("month").Run());
        Assert.Throws<UnknownNameException>(() => synthetic.Open.Query("coupon_redempt").GroupBy("hour").Run());
        Assert.True(synthetic.Open.Query("coupon_redempt").GroupBy("month", "end_date").Count().Run().Count > 0);
    }

    [Fact]
    public void A_date_of_a_campaign_that_its_table_lacks_is_unknown()
    {
        var rows = new JourneyRows([new Line(1, 7, 200, 5, 1, 100, 0, 0, 0)], [], [], false)
        {
            Campaigns = [new CampaignRow(8, "TypeA", 1, 9)],
            Redemptions = [new RedemptionRow(1, 2, 5, 8), new RedemptionRow(1, 3, 5, 9)],
        };
        var context = MartCase.Context(rows, new EncodingOptions(), 1, null);
        var (frame, explanation) = QueryRun.Run(context, new QuerySpec("coupon_redempt")
        {
            Keys = ["start_date"],
            Aggregates = [new QueryAggregate(CountAggregate.Instance, "")],
            Order = [new OrderKey("start_date", true)],
        });
        Assert.Equal(
            ["2004-03-23,1", ",1"], new QueryResult(context.Describe("q", "none", "none"), frame, explanation).CsvLines()[1..]);
    }

    [Fact]
    public void Calendar_columns_are_no_numbers_and_are_not_exported()
    {
        Assert.Throws<ArgumentException>(() => Transactions.Sum("year").Run());
        Assert.DoesNotContain("month", synthetic.Open.Table("transaction_data").Columns.Select(column => column.Name));
    }

    [Fact]
    public void Descriptions_have_them()
    {
        var described = synthetic.Open.Describe("transaction_data").ToDictionary(column => column.Name);
        Assert.Equal(CalendarCase.Columns.Select(column => column.Name), described.Keys.Except(
            synthetic.Open.Table("transaction_data").Columns.Select(column => column.Name)));
        Assert.Equal(7, described["weekday"].Distinct);
        Assert.Equal("of day", described["month"].Meaning);
        Assert.Equal(Transactions.GroupBy("month").Run().Count, described["month"].Distinct);
        Assert.Equal(Transactions.Min("date").Run().CsvLines()[1], described["date"].Min);
        var busiest = described["hour"].TopValues[0];
        Assert.Equal(
            $"{busiest.Value},{busiest.Rows}", Transactions.GroupBy("hour").Count().OrderByDescending("count").Take(1).Run().CsvLines()[1]);
    }

    [Fact]
    public void Every_day_number_of_a_calendar_has_a_date_and_back()
    {
        foreach (var dayOne in (DateOnly[])[new(2004, 3, 23), new(100, 1, 1), new(9900, 6, 1)])
        {
            var calendar = new JourneyCalendar(dayOne);
            Assert.Equal(dayOne, calendar.DateOf(1));
            foreach (int day in (int[])[short.MinValue, 0, 366, short.MaxValue])
                Assert.Equal(day, calendar.DayOf(calendar.DateOf(day)));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new JourneyCalendar(DateOnly.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JourneyCalendar(DateOnly.MaxValue));
    }
}
