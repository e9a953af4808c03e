using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The promotion tables against the naive model, with random filters.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class PromotionProperties
{
    [Property(MaxTest = 400)]
    public void Promotion_exposure_equals_the_naive_model(PromotionCase given)
    {
        var result = PromotionExposureResult.Build(given.Context(), given.Options);
        MartRows.Equal(new NaivePromotions(given.Rows).Exposure(given.Options), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.IsDisplayed, row.IsMailed)));
    }

    [Property(MaxTest = 400)]
    public void Household_promotion_equals_the_naive_model(PromotionCase given)
    {
        var result = HouseholdPromotionResult.Build(given.Context(), given.Options);
        MartRows.Equal(new NaivePromotions(given.Rows).Household(given.Options), result, given);
        Assert.All(result, row => Assert.Equal(row, result.Find(row.HouseholdKey)));
        Assert.Null(result.Find(int.MinValue));
    }

    [Property(MaxTest = 400)]
    public void Promotion_lift_equals_the_naive_model(PromotionCase given)
    {
        var result = PromotionLiftResult.Build(given.Context(), given.Lift);
        MartRows.Equal(new NaivePromotions(given.Rows).Lift(given.Lift), result, given);
        Assert.All(result, row => Assert.Contains(row, result.For(row.Item)));
        Assert.Throws<UnknownNameException>(() => result.For("nothing of that name"));
    }

    [Property(MaxTest = 100)]
    public void All_lines_are_exposed_in_one_way(MartCase given)
    {
        var exposure = PromotionExposureResult.Build(given.Context(), new PromotionOptions { Cleaning = given.Cleaning });
        var clean = new NaiveModel(given.Rows).Clean(given.Cleaning, null);
        Assert.Equal(clean.Count, exposure.Sum(row => row.Lines));
        Assert.Equal(clean.Sum(line => (long)line.Sales), exposure.Sum(row => row.Sales.Value));
    }
}
