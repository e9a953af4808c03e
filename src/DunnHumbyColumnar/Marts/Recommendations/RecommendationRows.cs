using System.Collections.Immutable;

namespace DunnHumbyColumnar.Marts;

/// <summary>Recommended items as result rows with their evidence.</summary>
static class RecommendationRows
{
    /// <summary>Appends the last recommendations of a recommender, best first.</summary>
    public static void Add(
        List<Recommendation> rows, int? householdKey, Recommender recommender, RecommendModel model, ItemNames names,
        ReadOnlySpan<int> anchors, ReadOnlySpan<int> weights, Func<int, int?> lastDay)
    {
        int rank = 0;
        foreach (var best in recommender.Best)
        {
            var evidence = recommender.IsFallback ? [] : Evidence(model, names, anchors, weights, best.Item, lastDay);
            rows.Add(new Recommendation(
                householdKey, ++rank, names[best.Item], recommender.IsFallback ? null : best.Score, model.Popularity(best.Item),
                recommender.IsFallback, evidence));
        }
    }

    /// <summary>The anchors with a rule to an item, by what they add to its score, descending; ties in their order.</summary>
    static ImmutableArray<RecommendationAnchor> Evidence(
        RecommendModel model, ItemNames names, ReadOnlySpan<int> anchors, ReadOnlySpan<int> weights, int item, Func<int, int?> lastDay)
    {
        var found = new List<(double Part, RecommendationAnchor Anchor)>();
        for (int i = 0; i < anchors.Length; i++)
            if (model.Find(anchors[i], item) is { } rule)
                found.Add((
                    weights[i] * model.Values[rule],
                    new RecommendationAnchor(names[anchors[i]], weights[i], lastDay(anchors[i]), model.Rules.Counts(anchors[i], rule))));
        return [.. found.OrderByDescending(part => part.Part).Select(part => part.Anchor)];
    }
}
