using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>household_metrics against the naive model.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class HouseholdMetricsProperties
{
    [Property(MaxTest = 400)]
    public void Household_metrics_equals_the_naive_model(MartCase given)
    {
        var result = HouseholdMetricsResult.Build(given.Context(), given.Cleaning);
        MartRows.Equal(new NaiveModel(given.Rows).HouseholdMetrics(given.Cleaning), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.HouseholdKey)));
        Assert.Null(result.Find(int.MinValue));
    }

    [Fact]
    public void Columns_are_those_of_the_contract()
    {
        var given = MartCase.Of(1);
        Assert.Equal(
            [
                "household_key", "total_spend", "total_loyalty", "total_coupon", "total_coupon_match", "total_quantity", "num_baskets",
                "unique_products", "first_purchase", "last_purchase", "avg_basket_spend", "avg_item_cost", "days_between_purchases",
            ],
            HouseholdMetricsResult.Build(given.Context(), given.Cleaning).ColumnNames);
    }
}
