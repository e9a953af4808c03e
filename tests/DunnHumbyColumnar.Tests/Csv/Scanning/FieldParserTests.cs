using System.Globalization;
using System.Numerics;
using System.Text;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using FsCheck;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Csv;

/// <summary>The exact parsers of single fields, on examples and against the base library.</summary>
public sealed class FieldParserTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData("-7", -7)]
    [InlineData("100", 100)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void An_integer_is_an_optional_minus_and_digits(string field, long expected)
    {
        Assert.Null(FieldParser.Integer(Encoding.UTF8.GetBytes(field), out long value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("", FaultCode.Cast)]
    [InlineData("-", FaultCode.Cast)]
    [InlineData("+5", FaultCode.Cast)]
    [InlineData("2.7", FaultCode.Cast)]
    [InlineData("2.0", FaultCode.Cast)]
    [InlineData(" 5", FaultCode.Cast)]
    [InlineData("5 ", FaultCode.Cast)]
    [InlineData("--5", FaultCode.Cast)]
    [InlineData("5-", FaultCode.Cast)]
    [InlineData("1e3", FaultCode.Cast)]
    [InlineData("0x1F", FaultCode.Cast)]
    [InlineData("1_000", FaultCode.Cast)]
    [InlineData("٣", FaultCode.Cast)]
    [InlineData("−5", FaultCode.Cast)]
    [InlineData("/", FaultCode.Cast)]
    [InlineData(":", FaultCode.Cast)]
    [InlineData("99999999999999999999x", FaultCode.Cast)]
    [InlineData("-0", FaultCode.Cast)]
    [InlineData("-000", FaultCode.Cast)]
    [InlineData("00", FaultCode.Cast)]
    [InlineData("007", FaultCode.Cast)]
    [InlineData("-07", FaultCode.Cast)]
    [InlineData("099999999999999999999999999", FaultCode.Cast)]
    [InlineData("9223372036854775808", FaultCode.Range)]
    [InlineData("-9223372036854775809", FaultCode.Range)]
    [InlineData("18446744073709551616", FaultCode.Range)]
    [InlineData("340282366920938463463374607431768211457", FaultCode.Range)]
    public void Anything_else_is_no_integer(string field, FaultCode expected) =>
        Assert.Equal(expected, FieldParser.Integer(Encoding.UTF8.GetBytes(field), out _));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("-0.00", 0)]
    [InlineData("5", 500)]
    [InlineData("1.5", 150)]
    [InlineData("1.05", 105)]
    [InlineData("-0.05", -5)]
    [InlineData("-0.5", -50)]
    [InlineData("-12.34", -1234)]
    [InlineData("0012.30", 1230)]
    [InlineData("92233720368547758.07", long.MaxValue)]
    [InlineData("-92233720368547758.08", long.MinValue)]
    public void Money_may_have_one_or_two_decimals(string field, long cents)
    {
        Assert.Null(FieldParser.Money(Encoding.UTF8.GetBytes(field), out long value));
        Assert.Equal(cents, value);
    }

    [Theory]
    [InlineData("", FaultCode.Cast)]
    [InlineData("-", FaultCode.Cast)]
    [InlineData(".", FaultCode.Cast)]
    [InlineData("-.", FaultCode.Cast)]
    [InlineData("5.", FaultCode.Cast)]
    [InlineData(".5", FaultCode.Cast)]
    [InlineData("-.5", FaultCode.Cast)]
    [InlineData("+1.00", FaultCode.Cast)]
    [InlineData("1,5", FaultCode.Cast)]
    [InlineData("1.2.3", FaultCode.Cast)]
    [InlineData("1.2x5", FaultCode.Cast)]
    [InlineData("1.-5", FaultCode.Cast)]
    [InlineData("1.5x", FaultCode.Cast)]
    [InlineData("$1", FaultCode.Cast)]
    [InlineData("1e2", FaultCode.Cast)]
    [InlineData("1.255", FaultCode.Precision)]
    [InlineData("1.000", FaultCode.Precision)]
    [InlineData("99999999999999999999.999", FaultCode.Precision)]
    [InlineData("92233720368547758.08", FaultCode.Range)]
    [InlineData("-92233720368547758.09", FaultCode.Range)]
    [InlineData("9223372036854775808", FaultCode.Range)]
    [InlineData("184467440737095516.17", FaultCode.Range)]
    public void Anything_else_is_no_money(string field, FaultCode expected) =>
        Assert.Equal(expected, FieldParser.Money(Encoding.UTF8.GetBytes(field), out _));

    [Property(MaxTest = 2000)]
    public void Every_64_bit_integer_is_parsed_as_the_base_library_does_unless_it_has_leading_zeros(long number, byte zeros)
    {
        Assert.Null(FieldParser.Integer(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), out long value));
        Assert.Equal(number, value);
        string digits = Math.Abs((decimal)number).ToString(CultureInfo.InvariantCulture);
        string padded = (number < 0 ? "-" : "") + new string('0', 1 + (zeros % 30)) + digits;
        Assert.Equal(FaultCode.Cast, FieldParser.Integer(Encoding.ASCII.GetBytes(padded), out _));
    }

    [Property(MaxTest = 5000)]
    public void Random_fields_are_integers_just_where_the_grammar_says(int seed)
    {
        string field = RandomField(new Random(seed));
        var fault = FieldParser.Integer(Encoding.ASCII.GetBytes(field), out long value);
        string digits = field.StartsWith('-') ? field[1..] : field;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit) || (digits[0] == '0' && field != "0"))
        {
            Assert.Equal(FaultCode.Cast, fault);
            return;
        }

        var exact = BigInteger.Parse(field, CultureInfo.InvariantCulture);
        bool fits = exact >= long.MinValue && exact <= long.MaxValue;
        Assert.Equal(fits ? null : FaultCode.Range, fault);
        if (fits)
            Assert.Equal(exact, value);
    }

    [Property(MaxTest = 5000)]
    public void Random_fields_are_money_just_where_the_grammar_says(int seed)
    {
        string field = RandomField(new Random(seed));
        var fault = FieldParser.Money(Encoding.ASCII.GetBytes(field), out long cents);
        string[] parts = (field.StartsWith('-') ? field[1..] : field).Split('.');
        if (parts.Length > 2 || parts.Any(part => part.Length == 0 || !part.All(char.IsAsciiDigit)))
        {
            Assert.Equal(FaultCode.Cast, fault);
        }
        else if (parts.Length == 2 && parts[1].Length > 2)
        {
            Assert.Equal(FaultCode.Precision, fault);
        }
        else
        {
            decimal exact =
                decimal.Parse(field, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * 100;
            bool fits = exact is >= long.MinValue and <= long.MaxValue;
            Assert.Equal(fits ? null : FaultCode.Range, fault);
            if (fits)
                Assert.Equal(exact, cents);
        }
    }

    [Property(MaxTest = 2000)]
    public void Cents_printed_as_money_are_parsed_back(int cents)
    {
        string field = (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        Assert.Null(FieldParser.Number(
            CompleteJourney.TransactionData.Columns[5], Encoding.ASCII.GetBytes(field), false, out long value, out _));
        Assert.Equal(cents, value);
    }

    [Fact]
    public void A_time_of_day_has_hours_below_24_and_minutes_below_60()
    {
        var time = CompleteJourney.TransactionData.Columns[8];
        for (int number = -100; number <= 3000; number++)
        {
            var fault = FieldParser.Number(
                time, Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)), false, out long value, out _);
            bool valid = number >= 0 && number / 100 < 24 && number % 100 < 60;
            Assert.Equal(valid ? null : FaultCode.Range, fault);
            if (valid)
                Assert.Equal(number, value);
        }
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData(" ", true)]
    [InlineData("é", true)]
    [InlineData("\U0001F600", true)]
    [InlineData("", false)]
    [InlineData("00", false)]
    [InlineData("e\u0301", false)]
    [InlineData("0\u00E9", false)]
    public void A_symbol_is_exactly_one_character(string field, bool expected) =>
        Assert.Equal(expected, FieldParser.IsSymbol(Encoding.UTF8.GetBytes(field)));

    /// <summary>Mostly well-formed numbers around the limits of 64 bits, now and then with an odd character.</summary>
    static string RandomField(Random random)
    {
        const string Odd = "-+. ,xe/:\u007F";
        var field = new StringBuilder(random.Next(3) == 0 ? "-" : "");
        for (int digits = random.Next(22); digits > 0; digits--)
            field.Append((char)('0' + random.Next(10)));
        if (random.Next(2) == 0)
        {
            field.Append('.');
            for (int digits = random.Next(4); digits > 0; digits--)
                field.Append((char)('0' + random.Next(10)));
        }

        if (random.Next(4) == 0)
            field.Insert(random.Next(field.Length + 1), Odd[random.Next(Odd.Length)]);
        return field.ToString();
    }
}
