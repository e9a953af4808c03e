using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Mapping;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

public sealed class DatePatternTests
{
    [Theory]
    [InlineData("yyyy-MM-dd", "2004-02-29", "2004-02-29 00:00:00")]
    [InlineData("yyyyMMdd", "19970101", "1997-01-01 00:00:00")]
    [InlineData("M/d/yyyy H:mm", "12/1/2010 8:26", "2010-12-01 08:26:00")]
    [InlineData("M/d/yyyy h:mm:ss tt", "5/1/2019 12:05:09 AM", "2019-05-01 00:05:09")]
    [InlineData("M/d/yyyy h:mm:ss tt", "5/1/2019 12:05:09 pm", "2019-05-01 12:05:09")]
    [InlineData("dd-MMM-yyyy", "07-oct-2004", "2004-10-07 00:00:00")]
    [InlineData("yyyy-MM-ddTHH:mm:ss.fZ", "2017-01-01T11:53:26.123456Z", "2017-01-01 11:53:26")]
    [InlineData("HH:mm", "23:59", "0001-01-01 23:59:00")]
    public void A_text_of_the_form_is_read(string pattern, string text, string expected) => Assert.Equal(
        expected, Read(pattern, text)!.Value.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("yyyy-MM-dd", "2005-02-29")]
    [InlineData("yyyy-MM-dd", "2005-13-01")]
    [InlineData("yyyy-MM-dd", "2005-1-01")]
    [InlineData("yyyy-MM-dd", "2005-01-01 ")]
    [InlineData("yyyy-MM-dd", "2005-01-01T00:00")]
    [InlineData("M/d/yyyy", "13/1/2010")]
    [InlineData("M/d/yyyy", "1/1/10")]
    [InlineData("HH:mm", "24:00")]
    [InlineData("h:mm tt", "0:30 am")]
    [InlineData("h:mm tt", "13:30 pm")]
    [InlineData("yyyy-MM-dd", "")]
    public void Any_other_text_is_no_date(string pattern, string text) => Assert.Null(Read(pattern, text));

    [Theory]
    [InlineData("yyyy-MM")]
    [InlineData("yy-MM-dd")]
    [InlineData("yyyy-MM-dd-dd")]
    [InlineData("yyyy-QQ-dd")]
    [InlineData("HH")]
    [InlineData("h:mm")]
    [InlineData("H:mm tt")]
    [InlineData("")]
    public void Half_a_date_and_unknown_letters_are_refused(string pattern) =>
        Assert.Throws<FormatException>(() => DatePattern.Parse(pattern));

    [Property]
    public void What_the_base_library_writes_is_read_back(int seed)
    {
        var random = new Random(seed);
        var date = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(random.NextInt64(315_537_897_599));
        string pattern = random.GetItems(
            ["yyyy-MM-dd HH:mm:ss", "M/d/yyyy H:mm:ss", "ddMMyyyyHHmmss", "d.MMM yyyy, hh:mm:ss tt", "yyyyMMddTHHmmss"], 1)[0];
        string text = date.ToString(pattern.Replace("T", "'T'", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        Assert.Equal(date, Read(pattern, text));
    }

    static DateTime? Read(string pattern, string text) => DatePattern.Parse(pattern).Read(Encoding.UTF8.GetBytes(text));
}
