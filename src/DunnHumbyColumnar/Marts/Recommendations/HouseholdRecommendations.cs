using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's maker of the recommendations of households. Not thread-safe.</summary>
sealed class HouseholdRecommendations(BasketFilter filter, RecommendModel model, Offers? offers, RecommendOptions options)
{
    readonly HouseholdItems _household = new(filter, BasketLayout.AreWhole(filter.Rules.Data, BasketUnit.Basket));
    readonly ItemNames _names = filter.Items.Names();
    readonly Recommender _recommender = new(model, options.Count);

    /// <summary>Appends the recommendations of a household that bought something that counts, best first.</summary>
    /// <param name="ranges">All its rows.</param>
    /// <param name="rows">Receives them.</param>
    public void AddIfClean(ReadOnlySpan<HouseholdRange> ranges, List<Recommendation> rows)
    {
        if (_household.Read(ranges))
            Recommend(ranges[0].Household, rows);
    }

    /// <summary>As <see cref="AddIfClean"/>, but for a household that bought nothing what is popular.</summary>
    public void Add(int household, ReadOnlySpan<HouseholdRange> ranges, List<Recommendation> rows)
    {
        _household.Read(ranges);
        Recommend(household, rows);
    }

    void Recommend(int code, List<Recommendation> rows)
    {
        var isOnOffer = offers?.For(code);
        bool onlyOffers = offers?.Use == OfferUse.Only;
        _recommender.Recommend(
            _household.Anchors, _household.Weights,
            item => Allows(options.BoughtOrDefault, _household.Has(item)) && (!onlyOffers || isOnOffer!(item)),
            offers?.Use == OfferUse.First ? isOnOffer : null);
        int key = (int)filter.Rules.Data.Households.Ids[code];
        RecommendationRows.Add(rows, key, _recommender, model, _names, _household.Anchors, _household.Weights, anchor => _household.LastDay(anchor));
    }

    /// <summary>Whether an item may be recommended that was bought before, or not.</summary>
    public static bool Allows(BoughtItems bought, bool has) => bought switch
    {
        BoughtItems.Exclude => !has,
        BoughtItems.Only => has,
        _ => true,
    };
}
