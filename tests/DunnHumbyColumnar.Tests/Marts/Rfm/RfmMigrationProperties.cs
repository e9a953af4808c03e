using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>rfm_migration and rfm_grid against the rows of rfm they are counts of.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class RfmMigrationProperties
{
    [Property(MaxTest = 200)]
    public void Migration_counts_each_household_of_the_later_day_once(MigrationCase days)
    {
        var (given, from, to) = (days.Mart, days.FromDay, days.ToDay);
        var before = RfmResult.Build(given.Context(), given.Rfm with { AsOfDay = from }).ToDictionary(row => row.HouseholdKey);
        var after = RfmResult.Build(given.Context(), given.Rfm with { AsOfDay = to });
        var expected = after
            .GroupBy(row => (From: before.TryGetValue(row.HouseholdKey, out var earlier) ? earlier.RfmBins : (int?)null, row.RfmBins))
            .OrderBy(move => move.Key.From ?? 0).ThenBy(move => move.Key.RfmBins)
            .Select(move => new RfmMigrationRow(
                move.Key.From, move.Key.RfmBins, move.Count(), new Cents(move.Sum(row =>
                    row.Sales.Value - (before.TryGetValue(row.HouseholdKey, out var earlier) ? earlier.Sales.Value : 0)))));
        MartRows.Equal(expected, RfmMigrationResult.Build(given.Context(), from, to, given.Rfm), days);
    }

    [Property(MaxTest = 200)]
    public void Grid_has_25_cells_that_add_up(MartCase given)
    {
        var scores = RfmResult.Build(given.Context(), given.Rfm);
        var grid = scores.Grid();
        Assert.Equal(from r in Enumerable.Range(1, 5) from f in Enumerable.Range(1, 5) select (r, f), grid.Select(cell =>
            (cell.RecencyScore, cell.FrequencyScore)));
        Assert.All(grid, cell =>
        {
            var own = scores.Where(row => row.RecencyScore == cell.RecencyScore && row.FrequencyScore == cell.FrequencyScore).ToList();
            Assert.Equal(own.Count, cell.Households);
            Assert.Equal(own.Sum(row => row.Sales.Value), cell.Sales.Value);
            Assert.Equal(own.Count == 0 ? null : own.Sum(row => row.Sales.Value) / (double)own.Count / 100, cell.AverageSales);
        });
    }

    [Fact]
    public void A_household_moves_forward_in_time() =>
        Assert.Contains(
            "earlier",
            Assert.Throws<ArgumentException>(() => RfmMigrationResult.Build(MartCase.Of(5).Context(), 400, 400, new RfmOptions())).Message,
            StringComparison.Ordinal);
}
