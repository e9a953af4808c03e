using System.Globalization;
using System.Text.Json;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Values;

/// <summary>Money as text, number, sum and JSON.</summary>
public sealed class CentsTests
{
    static readonly NumberFormatInfo German = new()
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = ".",
        CurrencyDecimalSeparator = ",",
        CurrencyGroupSeparator = ".",
        CurrencySymbol = "€",
        CurrencyPositivePattern = 3,
    };

    [Theory]
    [InlineData(null, "1234567.80")]
    [InlineData("", "1234567.80")]
    [InlineData("G", "1234567.80")]
    [InlineData("N0", "1.234.568")]
    [InlineData("N2", "1.234.567,80")]
    [InlineData("F1", "1234567,8")]
    [InlineData("C", "1.234.567,80 €")]
    public void A_format_is_honoured(string? format, string expected) =>
        Assert.Equal(expected, new Cents(123_456_780).ToString(format, German));

    [Fact]
    public void Amounts_add_up_and_convert_exactly()
    {
        Cents[] amounts = [new(109), new(-10), new(1)];
        Assert.Equal(new Cents(100), amounts.Sum());
        Assert.Equal(new Cents(200), amounts.Sum(amount => amount * 2));
        Assert.Equal(Cents.Zero, Array.Empty<Cents>().Sum());
        Assert.Equal(1.09m, (decimal)amounts[0]);
        Assert.Equal(amounts[0], (Cents)1.09m);
        Assert.Equal(new Cents(10), -amounts[1]);
        Assert.Throws<ArgumentException>(() => Cents.FromDecimal(1.001m));
        Assert.Throws<OverflowException>(() => Cents.FromDecimal(100_000_000_000_000_000_000m));
        Assert.Throws<OverflowException>(() => new Cents(long.MaxValue) * 2);
    }

    [Property]
    public bool Any_amount_survives_json(long cents) =>
        JsonSerializer.Deserialize<Cents>(JsonSerializer.Serialize(new Cents(cents))).Value == cents;

    [Fact]
    public void Json_is_a_number_with_two_decimals()
    {
        Assert.Equal("109.80", JsonSerializer.Serialize(new Cents(10_980)));
        Assert.Equal("-0.05", JsonSerializer.Serialize(new Cents(-5)));
        Assert.Equal(new Cents(150), JsonSerializer.Deserialize<Cents>("1.5"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Cents>("1.005"));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Cents>("1e27"));
    }
}
