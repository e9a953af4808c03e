using DunnHumbyColumnar.Query;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>Conditions in words.</summary>
[Trait("Matrix", "simd")]
public sealed class ConditionParserTests
{
    public static TheoryData<string, string[]> Lists() => new()
    {
        { "department=MEAT", ["MEAT"] },
        { " department = MEAT , PRODUCE ", ["MEAT", "PRODUCE"] },
        { "commodity_desc=\"COFFEE, TEA & \"\"MORE\"\"\"", ["COFFEE, TEA & \"MORE\""] },
        { "commodity_desc=COFFEE\\, TEA & \"MORE\"", ["COFFEE, TEA & \"MORE\""] },
        { "commodity_desc=\"BEEF..PORK\"", ["BEEF..PORK"] },
        { "commodity_desc=BEEF\\..PORK", ["BEEF..PORK"] },
        { "commodity_desc=BEEF.\\.PORK,\"a=b\"", ["BEEF..PORK", "a=b"] },
        { "commodity_desc=A=B>C", ["A=B>C"] },
        { "department=\" \"", [" "] },
        { "department=\\ ", [" "] },
        { "department=\"\"", [""] },
        { "department=\"a\\\"b\\\\\"", ["a\"b\\"] },
        { "day=-5,1.50", ["-5", "1.50"] },
    };

    public static TheoryData<string, string?, string?, bool, bool> Intervals() => new()
    {
        { "day=101..708", "101", "708", false, false },
        { "day = 101 .. 708", "101", "708", false, false },
        { "day=101..", "101", null, false, false },
        { "day=..708", null, "708", false, false },
        { "sales_value=1.5..2.5", "1.5", "2.5", false, false },
        { "department=\"A, B\"..\"C..D\"", "A, B", "C..D", false, false },
        { "day>300", "300", null, true, false },
        { "day >= 300", "300", null, false, false },
        { "day<300", null, "300", false, true },
        { "day<=2004-07-01", null, "2004-07-01", false, false },
        { "income_desc is known", null, null, false, false },
        { "income_desc IS NOT UNKNOWN", null, null, false, false },
    };

    public static TheoryData<string> Malformed() =>
    [
        "", "day", "=5", "day=", "day=,", "day=1,", "day=,1", "day=..", "day>", "day>1,2", "day>1..2", "day like",
        "day is", "day is odd", "day is unknown 5", "day is not", "day unlike x", "department=\"MEAT",
        "department=\"MEAT\"x", "dayis unknown", "day;x=5",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_list_is_of_values(string condition, string[] values)
    {
        var filter = ConditionParser.Parse(condition);
        Assert.Equal(values, filter.Terms.Select(term => Assert.IsType<ValueTerm>(term).Value));
        Assert.False(filter.IsExcluded);
    }

    [Theory]
    [MemberData(nameof(Intervals))]
    public void A_range_has_two_ends(string condition, string? from, string? to, bool isFromExcluded, bool isToExcluded) => Assert.Equal(
        new IntervalTerm(from, to, isFromExcluded, isToExcluded), Assert.Single(ConditionParser.Parse(condition).Terms));

    [Fact]
    public void Values_and_ranges_can_be_mixed_and_excluded()
    {
        var filter = ConditionParser.Parse("day!=1..5,9");
        Assert.Equal(("day", true), (filter.Column, filter.IsExcluded));
        Assert.Equal([new IntervalTerm("1", "5"), new ValueTerm("9")], filter.Terms.ToArray());
    }

    [Fact]
    public void Patterns_and_unknown_are_said_in_words()
    {
        Assert.Equal([new PatternTerm("*CHEESE*")], ConditionParser.Parse("commodity_desc like *CHEESE*").Terms.ToArray());
        Assert.Equal(
            [new PatternTerm("a\\*b"), new PatternTerm("c, d*")], ConditionParser.Parse("x Like a\\*b , \"c, d*\"").Terms.ToArray());
        Assert.True(ConditionParser.Parse("x not like a*").IsExcluded);
        Assert.Equal([new UnknownTerm()], ConditionParser.Parse("income_desc is unknown").Terms.ToArray());
        Assert.Equal([new UnknownTerm()], ConditionParser.Parse("income_desc is not known").Terms.ToArray());
    }

    [Fact]
    public void What_follows_a_closing_quote_is_called_that() => Assert.Contains(
        "after a closing quote comes",
        Assert.Throws<FormatException>(() => ConditionParser.Parse("department=\"PRODUCE\"x")).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_no_condition_is_refused_with_its_text(string condition) => Assert.Contains(
        condition, Assert.Throws<FormatException>(() => ConditionParser.Parse(condition)).Message, StringComparison.Ordinal);

    /// <summary>What a filter says of itself is the condition that it came from, whatever its values are.</summary>
    [Property(MaxTest = 500)]
    public Property A_condition_survives_being_written_and_read()
    {
        var text = Gen.Elements("a", ",", "\"", "\\", ".", "..", " ", "=", "*", ">", "is", "12", "é").ListOf().Select(string.Concat);
        var filters = from values in text.NonEmptyListOf()
                      from kind in Gen.Choose(0, 4)
                      from isExcluded in Gen.Elements(true, false)
                      select Filter(kind, [.. values], isExcluded);
        return Prop.ForAll(Arb.From(filters), filter =>
        {
            var read = ConditionParser.Parse(filter.ToString());
            return read.Column == filter.Column && read.IsExcluded == filter.IsExcluded && read.Terms.SequenceEqual(filter.Terms);
        });
    }

    static QueryFilter Filter(int kind, string[] values, bool isExcluded) => kind switch
    {
        0 => new("column", [.. values.Select(value => new ValueTerm(value))], isExcluded),
        1 => new(
            "column", [.. values.Select(value => new IntervalTerm(value, null)), new IntervalTerm(null, values[0])], isExcluded),
        2 => new("column", [new IntervalTerm(values[0], null, IsFromExcluded: true)]),
        3 => new("column", [new IntervalTerm(null, values[0], IsToExcluded: true)]),
        _ => new("column", [new UnknownTerm()]),
    };
}
