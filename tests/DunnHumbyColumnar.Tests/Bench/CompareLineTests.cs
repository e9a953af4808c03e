using System.Collections.Immutable;
using DunnHumbyColumnar.Bench.Compare;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Bench;

/// <summary>
/// The lines of the comparison with DuckDB and SQLite ask both sides the same question, also of data with orphans, odd names and next to
/// nothing in them.
/// </summary>
public abstract class CompareLineProperties
{
    [Property]
    public void The_answers_of_every_line_are_the_same(MartCase given)
    {
        using var folder = new TemporaryFolder();
        RowsCsv.Write(WithPlainPromotion(given.Rows) with { Anonymised = false }, folder["csv"]);
        using var sides = new CompareSides(folder["csv"], withDuckDb: true);
        using var run = new CompareRun(sides, rounds: 0);
        foreach (var line in CompareLines.All)
        {
            run.Check(line);
            run.TimeSqlite(line);
        }
    }

    /// <summary>B7 asks for rows without display and without mailer by name.</summary>
    static JourneyRows WithPlainPromotion(JourneyRows rows) =>
        rows with { Promotions = [.. rows.Promotions, new PromotionRow(1, 360, 9, "0", "0")] };
}

/// <summary>A few cases, and what they must have in them.</summary>
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 4)]
public sealed class CompareLineTests : CompareLineProperties
{
    [Fact]
    public void Cases_have_lines_of_unknown_products_and_households()
    {
        var cases = Enumerable.Range(1, 12).Select(seed => MartCase.Of(seed * 7).Rows).ToImmutableArray();
        Assert.Contains(cases, rows => rows.Lines.Any(line => rows.Products.All(product => product.Product != line.Product)));
        Assert.Contains(cases, rows => rows.Lines.Any(line => rows.Demographics.All(row => row.Household != line.Household)));
    }

    [Fact]
    public void A_line_of_an_unknown_product_is_in_the_answers_of_both_sides()
    {
        var known = new ProductRow(1, "BEEF", "STEAK");
        var line = new Line(7, 1, 200, 1, 1, 100, 0, 0, 0);
        using var folder = new TemporaryFolder();
        RowsCsv.Write(new JourneyRows([line, line with { Product = 2, Sales = 250 }], [known], [], false), folder["csv"]);
        using var sides = new CompareSides(folder["csv"], withDuckDb: true);
        using var run = new CompareRun(sides, rounds: 0);
        var sales = CompareLines.All.Single(one => one.Id == "B4");
        run.Check(sales);
        run.TimeSqlite(sales);
        var frame = Assert.Single(sales.Ours(sides, 1));
        Assert.Equal((IEnumerable<string?>)["BEEF", null], (string?[])frame.Columns[1].Values);
        Assert.Equal([100L, 250L], (long[])frame.Columns[2].Values);
    }
}

/// <summary>Many cases.</summary>
[Trait("Tier", "slow")]
[Properties(Arbitrary = [typeof(Cases)], MaxTest = 100)]
public sealed class SlowCompareLineTests : CompareLineProperties;
