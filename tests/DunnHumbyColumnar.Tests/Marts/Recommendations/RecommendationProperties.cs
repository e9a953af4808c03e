using DunnHumbyColumnar.Tests.Support;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Recommendations and their evaluation against the naive model.</summary>
[Trait("Matrix", "simd")]
[Properties(Arbitrary = [typeof(Cases)])]
public sealed class RecommendationProperties
{
    [Property(MaxTest = 300)]
    public void Recommendations_of_all_households_equal_the_naive_model(CoPurchaseCase given)
    {
        var naive = Naive(given);
        var expected = naive.Lines.Select(household => household.Key).Order().SelectMany(household => For(naive, given, household));
        var actual = RecommendationsResult.Build(given.Context(), given.Recommend);
        Equal(expected, actual, given);
        TypedRows.AreTheColumns(actual);
    }

    [Property(MaxTest = 200)]
    public void Recommendations_of_one_household_equal_the_naive_model_even_if_it_is_not_clean(CoPurchaseCase given)
    {
        var naive = Naive(given);
        int[] households = [.. given.Rows.Lines.Select(line => line.Household).Union(given.Rows.Demographics.Select(row => row.Household))];
        foreach (int household in households.Take(3))
        {
            var actual = RecommendationsResult.ForHousehold(given.Context(), household, given.Recommend);
            Equal(For(naive, given, household), actual, given);
            Assert.Equal(actual, actual.For(household));
        }
    }

    [Property(MaxTest = 200)]
    public void Recommendations_for_a_basket_equal_the_naive_model(CoPurchaseCase given)
    {
        var naive = Naive(given);
        NaiveItem[] items = [.. naive.Items.Where((_, i) => (i + given.Mart.Seed) % 3 == 0).Take(4)];
        string[] names = [.. items.Select(item => item.Print(given.Recommend.Level))];
        var actual = RecommendationsResult.ForBasket(given.Context(), [.. names, .. names], given.Recommend with { Bought = null });
        Equal(naive.ForBasket(items, given.Recommend.Metric, given.Recommend.Count), actual, given);
    }

    [Property(MaxTest = 60)]
    public void Neither_threads_nor_morsels_matter(CoPurchaseCase given)
    {
        var expected = RecommendationsResult.Build(given.Context(), given.Recommend);
        var evaluated = Evaluate(given);
        foreach (int threads in new[] { 1, 2, 4 })
        {
            foreach (int? morselRows in new int?[] { 1, 9, null })
            {
                var context = MartCase.Context(given.Rows, given.Mart.Encoding, threads, morselRows);
                Assert.Equal(expected, RecommendationsResult.Build(context, given.Recommend));
                if (evaluated is not null)
                    Assert.Equal(evaluated, EvaluationResult.Build(context, given.Evaluate));
            }
        }
    }

    [Property(MaxTest = 200)]
    public void The_evaluation_equals_the_naive_model(CoPurchaseCase given)
    {
        if (Evaluate(given) is not { } actual)
            return;
        MartRows.Equal(NaiveEvaluation.Compute(given.Rows, given.Evaluate), actual, given);
        TypedRows.AreTheColumns(actual);
    }

    /// <summary>The evaluation; null if its horizon leaves no day to learn from, which is an error.</summary>
    static EvaluationResult? Evaluate(CoPurchaseCase given)
    {
        var lines = new NaiveModel(given.Rows).Clean(given.Evaluate.Cleaning, null);
        if (lines.Count == 0 || lines.Max(line => line.Day) - given.Evaluate.Horizon >= lines.Min(line => line.Day))
            return EvaluationResult.Build(given.Context(), given.Evaluate);
        Assert.Throws<ArgumentException>(() => EvaluationResult.Build(given.Context(), given.Evaluate));
        return null;
    }

    static NaiveRecommender Naive(CoPurchaseCase given) =>
        new(
            given.Rows, new BasketOptions { Level = given.Recommend.Level, Cleaning = given.Recommend.Cleaning },
            given.Recommend.MinimumPairs);

    static List<Recommendation> For(NaiveRecommender naive, CoPurchaseCase given, int household)
    {
        var options = given.Recommend;
        var bought = options.Bought
            ?? (options.Level is ItemLevel.Product or ItemLevel.SubCommodity ? BoughtItems.Exclude : BoughtItems.Include);
        return naive.For(household, options.Metric, options.Count, bought);
    }

    static void Equal(IEnumerable<Recommendation> expected, JourneyResult<Recommendation> actual, CoPurchaseCase given)
    {
        MartRows.Equal(expected, actual, given);
        Assert.Equal(expected.SelectMany(row => row.Anchors), actual.SelectMany(row => row.Anchors));
    }
}
