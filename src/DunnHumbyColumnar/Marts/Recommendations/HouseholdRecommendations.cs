using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>Recommends items to households. Not thread-safe: one per thread.</summary>
sealed class HouseholdRecommendations(BasketFilter filter, RecommendModel model, PromotedItems? promoted, RecommendOptions options)
{
    readonly HouseholdItems _household = new(filter, BasketLayout.AreWhole(filter.Rules.Data, BasketUnit.Basket));
    readonly ItemNames _names = filter.Items.Names();
    readonly Recommender _recommender = new(model, options.Count);

    /// <summary>Appends the recommendations of a household, best first, if it bought anything that counts.</summary>
    /// <param name="ranges">All its rows.</param>
    /// <param name="rows">Receives them.</param>
    public void AddIfClean(ReadOnlySpan<HouseholdRange> ranges, List<Recommendation> rows)
    {
        if (_household.Read(ranges))
            Recommend(ranges[0].Household, rows);
    }

    /// <summary>As <see cref="AddIfClean"/>, but recommends popular items to a household that bought nothing.</summary>
    public void Add(int household, ReadOnlySpan<HouseholdRange> ranges, List<Recommendation> rows)
    {
        _household.Read(ranges);
        Recommend(household, rows);
    }

    void Recommend(int code, List<Recommendation> rows)
    {
        var isPromoted = promoted?.For(code);
        bool onlyPromoted = promoted?.Use == OfferUse.Only;
        _recommender.Recommend(
            _household.Anchors, _household.Weights,
            item => Allows(options.BoughtOrDefault, _household.Has(item)) && (!onlyPromoted || isPromoted!(item)),
            promoted?.Use == OfferUse.First ? isPromoted : null);
        int key = (int)filter.Rules.Data.Households.Ids[code];
        RecommendationRows.Add(
            rows, key, _recommender, model, _names, _household.Anchors, _household.Weights, anchor => _household.LastDay(anchor));
    }

    /// <summary>Whether an item may be recommended, given whether the household bought it before.</summary>
    public static bool Allows(BoughtItems bought, bool has) => bought switch
    {
        BoughtItems.Exclude => !has,
        BoughtItems.Only => has,
        _ => true,
    };
}
