using DunnHumbyColumnar.Cli.Output;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli.Output;

/// <summary>A plan fits the width, cuts texts only, and leaves out the columns of the highest rank first.</summary>
public sealed class GridPlanTests
{
    const int Gap = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_tables_fit_any_width_with_whole_numbers(int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 300; round++)
        {
            GridColumn[] columns = [.. Enumerable.Range(0, random.Next(1, 9)).Select(c =>
                new GridColumn(new string('c', random.Next(1, 14)), random.Next(2) == 0, random.Next(3)))];
            string[][] rows = [.. Enumerable.Range(0, random.Next(0, 6)).Select(_ =>
                columns.Select(column => new string(column.IsNumber ? '7' : 'x', random.Next(0, column.IsNumber ? 20 : 50))).ToArray())];
            int width = random.Next(20, 120);
            var plan = GridPlan.Create(columns, rows, width, Gap, edges: 0);
            Assert.NotEmpty(plan.Kept);
            Assert.InRange(plan.Widths.Sum() + (Gap * (plan.Kept.Length - 1)), 1, width);
            foreach (string[] row in rows)
                foreach (var (cell, k) in plan.Cells(row).Select((cell, k) => (cell, k)))
                {
                    Assert.InRange(cell.Length, 0, plan.Widths[k]);
                    if (columns[plan.Kept[k]].IsNumber)
                        Assert.Equal(row[plan.Kept[k]], cell);
                }

            int worst = plan.Kept.Max(c => columns[c].Rank);
            Assert.All(
                Enumerable.Range(0, columns.Length).Except(plan.Kept), c => Assert.True(columns[c].Rank >= worst, $"{seed}, {round}"));
        }
    }

    [Fact]
    public void Texts_are_shortened_before_a_column_goes()
    {
        GridColumn[] columns = [GridColumn.Text("name"), GridColumn.Number("sum")];
        string[][] rows = [["a name that is rather long", "1,234.56"]];
        var plan = GridPlan.Create(columns, rows, 28, Gap, edges: 0);
        Assert.Equal(["a name that is ra…", "1,234.56"], plan.Cells(rows[0]));
        Assert.Equal(["1,234.56"], GridPlan.Create([columns[0] with { Rank = 1 }, columns[1]], rows, 20, Gap, edges: 0).Cells(rows[0]));
    }
}
