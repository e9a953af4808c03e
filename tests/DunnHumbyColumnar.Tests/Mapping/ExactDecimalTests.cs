using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Mapping;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("548.9715", 2, true, 54897L)]
    [InlineData("0.005", 2, true, 1L)]
    [InlineData("-0.005", 2, true, -1L)]
    [InlineData("0.0049999", 2, true, 0L)]
    [InlineData("1.255", 2, false, null)]
    [InlineData("1.25000", 2, false, 125L)]
    [InlineData("0.482", 3, false, 482L)]
    [InlineData("7", 0, false, 7L)]
    [InlineData("2.5", 0, true, 3L)]
    [InlineData("999999999999999999", 2, false, null)]
    public void A_number_in_units(string text, int scale, bool rounds, long? expected) =>
        Assert.Equal(expected, Parse(text).InUnits(scale, rounds));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1,5")]
    [InlineData("1.2.3")]
    [InlineData("1e5")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1234567890123456789")]
    public void Any_other_text_is_no_number(string text) =>
        Assert.False(ExactDecimal.TryRead(Encoding.ASCII.GetBytes(text), (byte)'.', out _));

    [Fact]
    public void The_decimal_sign_is_the_stated_one()
    {
        Assert.True(ExactDecimal.TryRead("1,50"u8, (byte)',', out var number));
        Assert.Equal(150, number.InUnits(2, false));
    }

    [Property]
    public void A_product_is_rounded_once_and_half_away_from_zero(int seed)
    {
        var random = new Random(seed);
        decimal quantity = Random(random, 1_000_000, 3);
        decimal price = Random(random, 10_000_000, 4);
        int scale = random.Next(4);
        decimal expected = Math.Round(quantity * price, scale, MidpointRounding.AwayFromZero);
        decimal unit = 1m / (decimal)Math.Pow(10, scale);
        Assert.Equal((long)(expected / unit), Parse(Text(quantity)).TimesInUnits(Parse(Text(price)), scale, rounds: true));
        long? exact = Parse(Text(quantity)).TimesInUnits(Parse(Text(price)), scale, rounds: false);
        Assert.Equal(expected == quantity * price ? (long)(expected / unit) : null, exact);
    }

    static decimal Random(Random random, int limit, int decimals) =>
        new(random.Next(limit), 0, 0, random.Next(2) == 0, (byte)random.Next(decimals + 1));

    static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    static ExactDecimal Parse(string text)
    {
        Assert.True(ExactDecimal.TryRead(Encoding.ASCII.GetBytes(text), (byte)'.', out var number));
        return number;
    }
}
