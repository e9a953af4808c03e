using System.Text;
using DunnHumbyColumnar.Csv;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv.Discovery;

/// <summary>What a column of dates means is judged over all of its values.</summary>
public sealed class DateProfileTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", "2004-07-01", "2004-12-31")]
    [InlineData("yyyy/M/d", "2004/7/1", "2004/12/31")]
    [InlineData("yyyyMMdd", "20040701", "20041231")]
    [InlineData("d-MMM-yyyy", "1-JUL-2004", "31-dec-2004")]
    [InlineData("MMM dd, yyyy", "Jul 01, 2004", "Dec 31, 2004")]
    [InlineData("yyyy-MM-ddTHH:mm:ssZ", "2004-07-01T00:00:00Z", "2004-12-31T00:00:00Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss.f", "2004-07-01 00:00:00.125", "2004-12-31 00:00:00.5")]
    [InlineData("yyyy-MM-dd hh:mm tt", "2004-07-01 12:00 AM", "2004-12-31 12:00 am")]
    public void A_form_that_tells_its_order_is_read(string format, string first, string last)
    {
        var verdict = Judge(first, last);
        Assert.Equal((DateOrder.Fixed, format), (verdict.Order, verdict.Formats.Single()));
        Assert.Equal((new DateTime(2004, 7, 1), new DateTime(2004, 12, 31)), (verdict.First, verdict.Last));
    }

    [Theory]
    [InlineData("MonthFirst", "M/d/yyyy", "2/20/2006", "7/1/2004")]
    [InlineData("DayFirst", "d.M.yyyy", "20.2.2006", "1.7.2004")]
    [InlineData("DayFirst", "dd-MM-yyyy", "20-02-2006", "01-07-2004")]
    [InlineData("MonthFirst", "M/d/yyyy H:mm", "2/20/2006 8:26", "7/1/2004 17:05")]
    [InlineData("MonthFirst", "MM-dd-yyyy M/d/yyyy", "07-10-2004", "2/20/2006", "10-08-2004")]
    [InlineData("Mixed", "M/d/yyyy dd-MM-yyyy", "2/20/2006", "2/21/2006", "20-02-2006")]
    public void The_order_that_fits_every_value_counts(string order, string formats, params string[] values)
    {
        var verdict = Judge(values);
        Assert.Equal((order, formats), (verdict.Order.ToString(), string.Join(' ', verdict.Formats)));
        Assert.Null(verdict.Otherwise);
    }

    [Fact]
    public void Two_orders_that_fit_are_both_told()
    {
        var verdict = Judge("7/1/2004", "12/11/2004", "07-10-2004");
        Assert.Equal(DateOrder.Unknown, verdict.Order);
        Assert.Equal((new DateTime(2004, 7, 1), new DateTime(2004, 1, 7)), (verdict.First, verdict.Otherwise!.First));
        Assert.Equal("d/M/yyyy dd-MM-yyyy", string.Join(' ', verdict.Otherwise.Formats));
    }

    [Theory]
    [InlineData("2004-07-01", "Monday")]
    [InlineData("2004-02-30", "2004-02-01")]
    [InlineData("13/13/2004", "1/1/2004")]
    [InlineData("20/2/2006", "2/20/2006")]
    [InlineData("110", "200")]
    [InlineData("99999999", "20040701")]
    [InlineData("2004-07-01", "8:26")]
    [InlineData("1/2/04", "2/2/04")]
    public void What_fits_no_reading_is_no_date(params string[] values) => Assert.Empty(Judge(values).Formats);

    [Fact]
    public void Times_of_day_are_no_dates()
    {
        var verdict = Judge("8:26", "17:05");
        Assert.True(verdict.IsTime && !verdict.IsDate);
        Assert.Equal("H:mm", Assert.Single(verdict.Formats));
    }

    static DateVerdict Judge(params string[] values)
    {
        var profile = new DateProfile();
        foreach (string value in values)
            profile.Add(Encoding.UTF8.GetBytes(value));
        return profile.Judge(values.Length);
    }
}
