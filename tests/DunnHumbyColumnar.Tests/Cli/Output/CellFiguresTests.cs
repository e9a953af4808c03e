using DunnHumbyColumnar.Cli.Output;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli.Output;

/// <summary>Cells for people.</summary>
public sealed class CellFiguresTests
{
    [Theory]
    [InlineData("total_sales", ResultKind.Money, "", "1234567.5", "1,234,567.50")]
    [InlineData("total_sales", ResultKind.Money, "", "-0.05", "-0.05")]
    [InlineData("avg", ResultKind.Double, "", "2468.6616666666664", "2,468.66")]
    [InlineData("avg", ResultKind.Double, "", "0.12345678", "0.1235")]
    [InlineData("avg", ResultKind.Double, "", "-12.5", "-12.5000")]
    [InlineData("avg", ResultKind.Double, "", "0", "0.0000")]
    [InlineData("avg", ResultKind.Double, "", "1.2341E-07", "1.234e-7")]
    [InlineData("avg", ResultKind.Double, "", "inf", "inf")]
    [InlineData("baskets", ResultKind.Int32, "baskets", "250747", "250,747")]
    [InlineData("count", ResultKind.Int64, "", "36786524", "36,786,524")]
    [InlineData("sum_quantity", ResultKind.Int64, "", "12108208", "12,108,208")]
    [InlineData("count_distinct_household_key", ResultKind.Int64, "", "2500", "2,500")]
    [InlineData("household_key", ResultKind.Int32, "", "2151", "2151")]
    [InlineData("BASKET_ID", ResultKind.Int64, "", "35092080902", "35092080902")]
    [InlineData("day", ResultKind.Int32, "day", "1708", "1708")]
    [InlineData("min_basket_id", ResultKind.Int64, "", "35092080902", "35092080902")]
    [InlineData("item", ResultKind.Item, "", "6018662", "6018662")]
    [InlineData("is_fallback", ResultKind.Bool, "", "true", "true")]
    [InlineData("date", ResultKind.Date, "", "2005-09-13", "2005-09-13")]
    [InlineData("name", ResultKind.Text, "", "1234567", "1234567")]
    [InlineData("baskets", ResultKind.Int32, "baskets", null, "")]
    public void Amounts_have_groups_and_names_do_not(string name, ResultKind kind, string unit, string? cell, string shown) =>
        Assert.Equal(shown, CellFigures.Format(new ColumnSchema(name, kind) { Unit = unit }, cell));

    /// <summary>What names something must never look like an amount, in any table there is.</summary>
    [Fact]
    public void Keys_and_days_of_all_tables_have_no_groups()
    {
        foreach (var column in Journey.GoldSchemas.SelectMany(table => table.Columns))
            if (column.Name.EndsWith("_key", StringComparison.Ordinal) || column.Name.EndsWith("_id", StringComparison.Ordinal)
                || column.Name is "day" or "index" or "first_day" or "last_day" or "campaign_a" or "campaign_b")
                Assert.Equal("1234567", CellFigures.Format(column, "1234567"));
    }
}
