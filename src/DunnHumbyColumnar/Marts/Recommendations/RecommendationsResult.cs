using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>Why an item is recommended: an item that the household buys, and the rule from it.</summary>
/// <param name="Item">The antecedent.</param>
/// <param name="Weight">The household's baskets with it; 1 for an item of a given basket.</param>
/// <param name="LastDay">The day the household last bought it; null for an item of a given basket.</param>
/// <param name="Counts">The counts of the rule from it to the recommended item.</param>
public readonly record struct RecommendationAnchor(string Item, int Weight, int? LastDay, RuleCounts Counts);

/// <summary>One recommended item.</summary>
/// <param name="HouseholdKey">For whom; null for a given basket.</param>
/// <param name="Rank">1 for the best.</param>
/// <param name="Item">The item in printed form.</param>
/// <param name="Score">Weighted mean of the metric over the anchors; null for a fallback.</param>
/// <param name="Popularity">Distinct baskets of the clean view that hold the item.</param>
/// <param name="IsFallback">There was no anchor with a rule: the item is recommended because it is popular.</param>
/// <param name="Anchors">The anchors whose rules lead to the item, by what they add to the score, descending, then in the household's order. Empty for a fallback.</param>
public sealed record Recommendation(
    int? HouseholdKey, int Rank, string Item, double? Score, int Popularity, bool IsFallback, ImmutableArray<RecommendationAnchor> Anchors)
{
    /// <summary>Equality by value.</summary>
    public bool Equals(Recommendation? other) =>
        other is not null && HouseholdKey == other.HouseholdKey && Rank == other.Rank && Item == other.Item && Score.Equals(other.Score) && Popularity == other.Popularity
        && IsFallback == other.IsFallback && Anchors.AsSpan().SequenceEqual(other.Anchors.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HouseholdKey, Rank, Item, Score, Anchors.Length);
}

/// <summary>
/// recommendations: by household_key, then rank. The anchors column lists their names, joined by <c>"; "</c>. For one household or basket the columns have the evidence, too: n_baskets,
/// and lists aligned with the anchors, their weights, last_days (none for a basket), n_antecedents and n_pairs; popularity is the baskets with the consequent.
/// </summary>
public sealed class RecommendationsResult : JourneyResult<Recommendation>
{
    readonly Recommendation[] _rows;
    readonly bool _areProducts;
    readonly bool _haveHouseholds;
    readonly bool _hasEvidence;

    internal RecommendationsResult(ResultMetadata metadata, Recommendation[] rows, bool areProducts, bool haveHouseholds, bool hasEvidence)
        : base(metadata)
    {
        _rows = rows;
        _areProducts = areProducts;
        _haveHouseholds = haveHouseholds;
        _hasEvidence = hasEvidence;
    }

    /// <inheritdoc/>
    public override int Count => _rows.Length;

    /// <summary>The recommendations for a household, best first; empty if there are none.</summary>
    public ImmutableArray<Recommendation> For(int householdKey) => [.. _rows.Where(row => row.HouseholdKey == householdKey)];

    private protected override Recommendation RowAt(int index) => _rows[index];

    private protected override ResultFrame CreateFrame() => new(
    [
        HouseholdKeyColumn(),
        ResultColumn.Int32("rank", Array.ConvertAll(_rows, row => row.Rank)),
        _areProducts
            ? ResultColumn.Int32("item", Array.ConvertAll(_rows, row => int.Parse(row.Item, CultureInfo.InvariantCulture)))
            : ResultColumn.Text("item", Array.ConvertAll(_rows, row => row.Item)),
        ResultColumn.Double("score", Array.ConvertAll(_rows, row => row.Score)),
        ResultColumn.Int32("popularity", Array.ConvertAll(_rows, row => row.Popularity)),
        ResultColumn.Bool("is_fallback", Array.ConvertAll(_rows, row => (bool?)row.IsFallback)),
        List("anchors", anchor => anchor.Item),
        .. _hasEvidence ? Evidence() : [],
    ]);

    ResultColumn[] Evidence() =>
    [
        ResultColumn.Int32("n_baskets", Array.ConvertAll(_rows, row => row.Anchors.IsEmpty ? null : (int?)row.Anchors[0].Counts.Baskets)),
        List("weights", anchor => Number(anchor.Weight)),
        .. _haveHouseholds ? (ResultColumn[])[List("last_days", anchor => Number(anchor.LastDay!.Value))] : [],
        List("n_antecedents", anchor => Number(anchor.Counts.Antecedent)),
        List("n_pairs", anchor => Number(anchor.Counts.Pair)),
    ];

    ResultColumn List(string name, Func<RecommendationAnchor, string> value) =>
        ResultColumn.Text(name, Array.ConvertAll(_rows, row => string.Join("; ", row.Anchors.Select(value))));

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    ResultColumn HouseholdKeyColumn() => _haveHouseholds
        ? ResultColumn.Int32("household_key", Array.ConvertAll(_rows, row => row.HouseholdKey!.Value))
        : ResultColumn.Int32("household_key", Array.ConvertAll(_rows, row => row.HouseholdKey));
}
