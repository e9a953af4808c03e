using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>What might each household want to buy, going by what it buys already?</summary>
static class Recommendations
{
    public const string Name = "recommendations";

    /// <summary>What a rule takes, while it is found and without the values of metrics.</summary>
    public const int BytesPerRule = 24;

    /// <summary>For all households of the clean view.</summary>
    public static RecommendationsResult Build(QueryContext context, RecommendOptions options)
    {
        using var work = Learn(context, options, out var model);
        var offers = Offers.Of(context, work.Baskets.Filter.Items, options);
        var morsels = Partitions.Households(context);
        var rows = Array.ConvertAll(morsels, _ => new List<Recommendation>());
        var makers = new HouseholdRecommendations?[context.Threads];
        Workers.Run(
            context.Threads,
            morsels.Length,
            (worker, morsel) =>
            {
                var maker = makers[worker] ??= new HouseholdRecommendations(work.Baskets.Filter, model, offers, options);
                Partitions.ForEachHousehold(morsels[morsel].Span, pieces => maker.AddIfClean(pieces, rows[morsel]));
            },
            context.CancellationToken);
        return Result(context, options, options.Describe(), [.. rows.SelectMany(list => list)]);
    }

    /// <summary>For one household, in the clean view or not.</summary>
    /// <exception cref="UnknownNameException">There is no such household.</exception>
    public static RecommendationsResult ForHousehold(QueryContext context, int householdKey, RecommendOptions options)
    {
        int household = HouseholdKeys.CodeOf(context.Data, householdKey);
        using var work = Learn(context, options, out var model);
        var offers = Offers.Of(context, work.Baskets.Filter.Items, options);
        var rows = new List<Recommendation>();
        HouseholdPiece[] pieces = [.. context.Data.HouseholdPieces.Where(piece => piece.Household == household)];
        new HouseholdRecommendations(work.Baskets.Filter, model, offers, options).Add(household, pieces, rows);
        return Result(context, options, string.Create(CultureInfo.InvariantCulture, $"{options.Describe()} household={householdKey}"), [.. rows], hasEvidence: true);
    }

    /// <summary>For whoever has these items in the basket; they are not recommended themselves.</summary>
    /// <param name="context">Data and threads.</param>
    /// <param name="items">Items in printed form.</param>
    /// <param name="options">How; neither what a household bought nor its campaigns can count.</param>
    /// <exception cref="UnknownNameException">There is no such item.</exception>
    public static RecommendationsResult ForBasket(QueryContext context, IReadOnlyList<string> items, RecommendOptions options)
    {
        if (options.Bought is not null || options.CampaignDay is not null)
            throw new ArgumentException("A basket of no household has neither a purchase history nor campaigns: Bought and CampaignDay must be null.", nameof(options));
        using var work = Learn(context, options, out var model);
        var catalog = work.Baskets.Filter.Items;
        int[] seeds = [.. items.Select(catalog.Find).Distinct()];
        int[] weights = new int[seeds.Length];
        Array.Fill(weights, 1);
        var offers = Offers.Of(context, catalog, options);
        var isOnOffer = offers?.For(-1);
        var recommender = new Recommender(model, options.Count);
        recommender.Recommend(
            seeds, weights, item => !seeds.Contains(item) && (offers?.Use != OfferUse.Only || isOnOffer!(item)), offers?.Use == OfferUse.First ? isOnOffer : null);
        var rows = new List<Recommendation>();
        RecommendationRows.Add(rows, null, recommender, model, catalog.Names(), seeds, weights, _ => null);
        return Result(context, options, $"{options.Describe()} basket={string.Join('|', items)}", [.. rows], haveHouseholds: false, hasEvidence: true);
    }

    /// <summary>The rules of all baskets, and the baskets, which the caller disposes of.</summary>
    static PairWork Learn(QueryContext context, RecommendOptions options, out RecommendModel model)
    {
        options.Validate();
        var work = PairWork.Of(context, new BasketOptions { Level = options.Level, Cleaning = options.Cleaning });
        try
        {
            model = new RecommendModel(new RuleFinder(Name, options.MinimumPairs, options.Metric, null, options.MemoryBytes, BytesPerRule + sizeof(double)).Find(work), options.Metric);
            return work;
        }
        catch
        {
            work.Dispose();
            throw;
        }
    }

    static RecommendationsResult Result(QueryContext context, RecommendOptions options, string words, Recommendation[] rows, bool haveHouseholds = true, bool hasEvidence = false) =>
        new(context.Describe(Name, options.Cleaning.ToString(), words), rows, options.Level == ItemLevel.Product, haveHouseholds, hasEvidence);
}
