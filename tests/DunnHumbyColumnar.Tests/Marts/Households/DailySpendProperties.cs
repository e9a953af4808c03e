using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>daily_hh_spend against the naive model.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class DailySpendProperties
{
    [Property(MaxTest = 400)]
    public void Daily_hh_spend_equals_the_naive_model(MartCase given)
    {
        var result = DailySpendResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(new NaiveModel(given.Rows).DailySpend(given.Cleaning), result, given);
    }

    [Property(MaxTest = 100)]
    public void A_row_is_found_by_day_and_household_and_by_household(MartCase given)
    {
        var result = DailySpendResult.Build(given.Context(), given.Cleaning);
        foreach (var row in result)
        {
            Assert.Equal(row, result.Find(row.Day, row.HouseholdKey));
            Assert.Contains(row, result.For(row.HouseholdKey));
        }

        Assert.Equal(result.Count, result.Select(row => row.HouseholdKey).Distinct().Sum(household => result.For(household).Count()));
        Assert.Null(result.Find(-1, 0));
        Assert.Empty(result.For(int.MinValue));
    }

    [Fact]
    public void Columns_are_those_of_the_contract()
    {
        var given = MartCase.Of(1);
        Assert.Equal(
            ["index", "day", "household_key", .. NaiveSections.Names, "total_sales"],
            DailySpendResult.Build(given.Context(), given.Cleaning).ColumnNames);
    }
}
