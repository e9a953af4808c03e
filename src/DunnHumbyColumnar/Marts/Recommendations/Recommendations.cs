using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar;

/// <summary>Why an item is recommended: an item that the household buys, and the rule from it.</summary>
/// <param name="Item">The antecedent.</param>
/// <param name="Weight">The household's baskets with it; 1 for an item of a given basket.</param>
/// <param name="LastDay">The day the household last bought it; null for an item of a given basket.</param>
/// <param name="Counts">The counts of the rule from it to the recommended item.</param>
public readonly record struct RecommendationAnchor(string Item, int Weight, int? LastDay, RuleCounts Counts);

/// <summary>One recommended item, for a household or for a given basket.</summary>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Rank">1 for the best.</param>
/// <param name="Item">The item.</param>
/// <param name="Score">Weighted mean of the metric over the anchors; null for a fallback.</param>
/// <param name="Popularity">Distinct baskets of the clean view that hold the item.</param>
/// <param name="IsFallback">Whether no anchor had a rule, so that the item is recommended because it is popular.</param>
/// <param name="Anchors">
/// The household's items whose rules lead to the item, by what they add to the score, best first; empty for a fallback.
/// </param>
public sealed record Recommendation(
    int? HouseholdKey, int Rank, string Item, double? Score, int Popularity, bool IsFallback, ImmutableArray<RecommendationAnchor> Anchors)
{
    /// <summary>Equality by value.</summary>
    public bool Equals(Recommendation? other) =>
        other is not null && HouseholdKey == other.HouseholdKey && Rank == other.Rank && Item == other.Item && Score.Equals(other.Score)
        && Popularity == other.Popularity && IsFallback == other.IsFallback && Anchors.AsSpan().SequenceEqual(other.Anchors.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(HouseholdKey, Rank, Item, Score, Anchors.Length);

    /// <summary>The recommendation in a line: <c>1. YOGURT, score 0.31, for CHEESE; MILK</c>.</summary>
    public override string ToString() => Score is { } score
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"{Rank}. {Item}, score {score}, for {string.Join("; ", Anchors.Select(anchor => anchor.Item))}")
        : string.Create(CultureInfo.InvariantCulture, $"{Rank}. {Item}, popular");
}

/// <summary>
/// recommendations, ordered by household_key, then rank. For one household or basket the columns include the evidence: n_baskets, and lists
/// aligned with the anchors, their weights, last_days (none for a basket), n_antecedents and n_pairs; popularity is the number of baskets
/// with the consequent.
/// </summary>
public sealed class RecommendationsResult : RowResult<Recommendation>
{
    /// <summary>The gold table.</summary>
    internal static readonly RowSchema<Recommendation> Schema = SchemaOf(areProducts: false, haveHouseholds: true, hasEvidence: false);

    /// <summary>For one household, with the evidence.</summary>
    internal static readonly TableSchema Explained = SchemaOf(areProducts: false, haveHouseholds: true, hasEvidence: true);

    /// <summary>Memory of a rule during the search, without the values of metrics.</summary>
    internal const int BytesPerRule = 32;

    /// <summary>Memory of a recommendation: the row with the evidence of all anchors, and its cells.</summary>
    const int BytesPerRow = 1024;

    RecommendationsResult(ResultMetadata metadata, RowSchema<Recommendation> schema, Recommendation[] rows)
        : base(metadata, schema, [.. rows])
    {
    }

    internal static RecommendationsResult Restore(ResultMetadata metadata, ResultFrame stored) =>
        new(metadata, Schema, [.. Schema.FromFrame(stored)]);

    /// <summary>The recommendations for a household, best first; empty if there are none.</summary>
    public ImmutableArray<Recommendation> For(int householdKey) => [.. this.Where(row => row.HouseholdKey == householdKey)];

    /// <summary>For all households of the clean view.</summary>
    internal static RecommendationsResult Build(QueryContext context, RecommendOptions options)
    {
        using var cooccurrences = Learn(context, options, out var model);
        context.Memory.Reserve(Schema.Table.Name, BytesFor(options, model, context.Data.Households.Count, context.Threads));
        var promoted = PromotedItems.Build(context, cooccurrences.Baskets.Filter.Items, options);
        var morsels = Partitions.Households(context, context.Data.NamedHouseholds);
        var rows = Array.ConvertAll(morsels, _ => new List<Recommendation>());
        var makers = new HouseholdRecommendations?[context.Threads];
        Workers.Run(
            context.Threads,
            morsels.Length,
            (worker, morsel) =>
            {
                var maker = makers[worker] ??= new HouseholdRecommendations(cooccurrences.Baskets.Filter, model, promoted, options);
                Partitions.ForEachHousehold(morsels[morsel].Span, ranges => maker.AddIfClean(ranges, rows[morsel]));
            },
            context.CancellationToken);
        return Result(context, options, options.Describe(), [.. rows.SelectMany(list => list)]);
    }

    /// <summary>For one household, in the clean view or not.</summary>
    /// <exception cref="UnknownNameException">There is no such household.</exception>
    internal static RecommendationsResult ForHousehold(QueryContext context, int householdKey, RecommendOptions options)
    {
        int household = HouseholdKeys.CodeOf(context.Data, householdKey);
        using var cooccurrences = Learn(context, options, out var model);
        context.Memory.Reserve(Schema.Table.Name, BytesFor(options, model, 1, 1));
        var promoted = PromotedItems.Build(context, cooccurrences.Baskets.Filter.Items, options);
        var rows = new List<Recommendation>();
        HouseholdRange[] ranges = [.. context.Data.HouseholdRanges.Where(range => range.Household == household)];
        new HouseholdRecommendations(cooccurrences.Baskets.Filter, model, promoted, options).Add(household, ranges, rows);
        return Result(
            context, options, string.Create(CultureInfo.InvariantCulture, $"{options.Describe()} household={householdKey}"),
            [.. rows], hasEvidence: true);
    }

    /// <summary>For a basket with these items; they are not recommended themselves.</summary>
    /// <param name="context">Data and threads.</param>
    /// <param name="items">Items in printed form.</param>
    /// <param name="options">
    /// Options; <see cref="RecommendOptions.Bought"/> and <see cref="RecommendOptions.CampaignDay"/> must be null.
    /// </param>
    /// <exception cref="UnknownNameException">There is no such item.</exception>
    internal static RecommendationsResult ForBasket(QueryContext context, IReadOnlyList<string> items, RecommendOptions options)
    {
        if (options.Bought is not null || options.CampaignDay is not null)
            throw new ArgumentException(
                "A basket of no household has neither a purchase history nor campaigns: Bought and CampaignDay must be null.",
                nameof(options));
        using var cooccurrences = Learn(context, options, out var model);
        var catalog = cooccurrences.Baskets.Filter.Items;
        context.Memory.Reserve(Schema.Table.Name, BytesFor(options, model, 1, 1));
        int[] seeds = [.. items.Select(catalog.Find).Distinct()];
        int[] weights = new int[seeds.Length];
        Array.Fill(weights, 1);
        var promoted = PromotedItems.Build(context, catalog, options);
        var isPromoted = promoted?.For(-1);
        var recommender = new Recommender(model, options.Count);
        recommender.Recommend(
            seeds, weights, item => !seeds.Contains(item) && (promoted?.Use != OfferUse.Only || isPromoted!(item)),
            promoted?.Use == OfferUse.First ? isPromoted : null);
        var rows = new List<Recommendation>();
        RecommendationRows.Add(rows, null, recommender, model, catalog.Names(), seeds, weights, _ => null);
        return Result(
            context, options, $"{options.Describe()} basket={string.Join('|', items)}", [.. rows],
            haveHouseholds: false, hasEvidence: true);
    }

    /// <summary>The readers and recommenders of the threads, and the rows of the households.</summary>
    static long BytesFor(RecommendOptions options, RecommendModel model, int households, int threads) =>
        ((long)threads * model.Rules.ItemBaskets.Length * (Recommender.BytesPerItem + HouseholdItems.BytesPerItem))
        + ((long)households * Math.Min(options.Count, model.Rules.ByPopularity.Length) * BytesPerRow);

    /// <summary>The model of all baskets, and their co-occurrences, which the caller disposes.</summary>
    static CooccurrenceIndex Learn(QueryContext context, RecommendOptions options, out RecommendModel model)
    {
        options.Validate();
        var cooccurrences = CooccurrenceIndex.Build(context, new BasketOptions { Level = options.Level, Cleaning = options.Cleaning });
        try
        {
            model = new RecommendModel(
                new RuleFinder(
                    Schema.Table.Name, options.MinimumPairs, options.Metric, null, BytesPerRule + sizeof(double), context.Memory)
                    .Find(cooccurrences),
                options.Metric);
            return cooccurrences;
        }
        catch
        {
            cooccurrences.Dispose();
            throw;
        }
    }

    static RecommendationsResult Result(
        QueryContext context, RecommendOptions options, string words, Recommendation[] rows,
        bool haveHouseholds = true, bool hasEvidence = false) =>
        new(
            context.DescribeClean(Schema, options.Cleaning, words),
            SchemaOf(
                options.Level == ItemLevel.Product && context.Data.Products.Texts is null, haveHouseholds, hasEvidence), rows);

    /// <summary>The columns: with or without households, with or without evidence.</summary>
    static RowSchema<Recommendation> SchemaOf(bool areProducts, bool haveHouseholds, bool hasEvidence) => new(
        "recommendations", "What might each household want to buy, going by what it buys already?", "household_key, rank",
        [
            haveHouseholds
                ? new("household_key", row => row.HouseholdKey!.Value, "The household.", 1)
                : new("household_key", row => row.HouseholdKey, "Null: the recommendations are for a basket.", 1),
            new("rank", row => row.Rank, "1 for the best.", 1),
            RowColumn<Recommendation>.Item("item", row => row.Item, _ => areProducts, "The item.", "YOGURT"),
            new("score", row => row.Score, "Weighted mean of the metric over the anchors; null for a fallback.", "0.31"),
            new("popularity", row => row.Popularity, "Distinct baskets of the clean view that hold the item.", 28_911, "baskets"),
            new(
                "is_fallback", row => row.IsFallback,
                "Whether no anchor had a rule, so that the item is recommended because it is popular."),
            RowColumn<Recommendation>.Items(
                "anchors", row => row.Anchors.Select(anchor => anchor.Item), _ => areProducts,
                "The household's items whose rules lead to the item, by what they add to the score, best first; empty for a fallback.",
                "CHEESE; YOGURT"),
            .. hasEvidence ? Evidence(haveHouseholds) : [],
        ],
        read: Read,
        stored: hasEvidence ? [] : Evidence(haveHouseholds));

    static IEnumerable<RowColumn<Recommendation>> Evidence(bool haveHouseholds)
    {
        yield return new(
            "n_baskets", row => row.Anchors.IsEmpty ? null : (int?)row.Anchors[0].Counts.Baskets,
            "Baskets that the rules are about; null for a fallback.", 250_747, "baskets");
        yield return Numbers("weights", anchor => anchor.Weight, "The household's baskets with each anchor.", "40; 31", "baskets");
        if (haveHouseholds)
            yield return Numbers("last_days", anchor => anchor.LastDay!.Value, "The day it last bought each anchor.", "706; 699", "day");
        yield return Numbers("n_antecedents", anchor => anchor.Counts.Antecedent, "Baskets with each anchor.", "31040; 20110", "baskets");
        yield return Numbers("n_pairs", anchor => anchor.Counts.Pair, "Baskets with each anchor and the item.", "9120; 6180", "baskets");
    }

    static RowColumn<Recommendation> Numbers(
        string name, Func<RecommendationAnchor, int> value, string description, string example, string unit) =>
        new(name, row => [.. row.Anchors.Select(value)], description, example, unit);

    /// <summary>A row of the gold table with its evidence.</summary>
    static Recommendation Read(ref RowReader cells)
    {
        var (household, rank, item, score) = (cells.Number(), cells.Number(), cells.Item(), cells.Ratio());
        var (popularity, isFallback, anchors) = (cells.Number(), cells.Flag(), cells.Names());
        int baskets = cells.NullableNumber() ?? 0;
        var (weights, lastDays, antecedents, pairs) = (cells.Numbers(), cells.Numbers(), cells.Numbers(), cells.Numbers());
        return new(
            household, rank, item, score, popularity, isFallback,
            [.. anchors.Select((anchor, i) => new RecommendationAnchor(
                anchor, weights[i], lastDays[i], new RuleCounts(baskets, antecedents[i], popularity, pairs[i])))]);
    }
}
