using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The promotion tables against the naive model, with random filters.</summary>
[Trait("Matrix", "simd")]
public sealed class PromotionProperties
{
    [Property(MaxTest = 400)]
    public void Promotion_exposure_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        var options = Options(given, seed);
        var result = PromotionExposureResult.Build(given.Context(), options);
        MartRows.Equal(new NaivePromotions(given.Rows).Exposure(options), MartRows.Of(result));
        Assert.All(result, row => Assert.Equal(row, result.Find(row.IsDisplayed, row.IsMailed)));
    }

    [Property(MaxTest = 400)]
    public void Household_promotion_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        var options = Options(given, seed);
        var result = HouseholdPromotionResult.Build(given.Context(), options);
        MartRows.Equal(new NaivePromotions(given.Rows).Household(options), MartRows.Of(result));
        Assert.All(result, row => Assert.Equal(row, result.Find(row.HouseholdKey)));
        Assert.Null(result.Find(int.MinValue));
    }

    [Property(MaxTest = 400)]
    public void Promotion_lift_equals_the_naive_model(int seed)
    {
        var given = MartCase.Of(seed);
        var random = new Random(seed);
        var options = new PromotionLiftOptions { Promotions = Options(given, seed), Level = (ItemLevel)random.Next(5), By = (PromotionBreakdown)random.Next(3) };
        var result = PromotionLiftResult.Build(given.Context(), options);
        MartRows.Equal(new NaivePromotions(given.Rows).Lift(options), MartRows.Of(result));
        Assert.All(result, row => Assert.Contains(row, result.For(row.Item)));
        Assert.Empty(result.For("nothing of that name"));
    }

    [Property(MaxTest = 100)]
    public void All_lines_are_exposed_in_one_way(int seed)
    {
        var given = MartCase.Of(seed);
        var exposure = PromotionExposureResult.Build(given.Context(), new PromotionOptions { Cleaning = given.Cleaning });
        var clean = new NaiveModel(given.Rows).Clean(given.Cleaning, null);
        Assert.Equal(clean.Count, exposure.Sum(row => row.Lines));
        Assert.Equal(clean.Sum(line => (long)line.Sales), exposure.Sum(row => row.SalesValue.Value));
    }

    static PromotionOptions Options(MartCase given, int seed)
    {
        var random = new Random(seed + 1);
        int[] stores = [.. given.Rows.Lines.Select(line => line.Store).Concat(given.Rows.Promotions.Select(row => row.Store)).Distinct()];
        int[] households = [.. given.Rows.Lines.Select(line => line.Household).Distinct()];
        int? first = random.Next(3) == 0 ? random.Next(90, 500) : null;
        return new PromotionOptions
        {
            Cleaning = given.Cleaning,
            FirstDay = first,
            LastDay = random.Next(3) == 0 ? random.Next(first ?? 100, 712) : null,
            Stores = random.Next(2) == 0 ? [] : [.. stores.Where(_ => random.Next(2) == 0)],
            Sections = random.Next(2) == 0 ? [] : [.. NaiveSections.Names.Where(_ => random.Next(2) == 0)],
            Segment = random.Next(5) == 0 && households.Length > 0 ? HouseholdSegment.Household(households[random.Next(households.Length)]) : null,
        };
    }
}
