using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>household_sales against the naive model.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class HouseholdSalesProperties
{
    [Property(MaxTest = 200)]
    public void Household_sales_equals_the_naive_model(MartCase given)
    {
        var result = HouseholdSalesResult.Build(given.Context());
        MartRows.Equal(new NaiveModel(given.Rows).HouseholdSales(), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.HouseholdKey)));
        Assert.Null(result.Find(int.MinValue));
    }
}
