using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's maker of the recommendations of households. Not thread-safe.</summary>
sealed class HouseholdRecommendations(JourneyData data, RecommendModel model, ItemNames names, HouseholdItems household, Offers? offers, RecommendOptions options)
{
    readonly Recommender _recommender = new(model, options.Count);
    readonly int[] _anchors = new int[RecommendOptions.MostAnchors];
    readonly int[] _weights = new int[RecommendOptions.MostAnchors];

    /// <summary>Appends a household's recommendations, best first.</summary>
    /// <param name="pieces">All its rows.</param>
    /// <param name="keepsCold">Also if it bought nothing that counts.</param>
    /// <param name="rows">Receives them.</param>
    public void Add(ReadOnlySpan<HouseholdPiece> pieces, bool keepsCold, List<Recommendation> rows)
    {
        if (!household.Read(pieces) && !keepsCold)
            return;
        int count = household.MostFrequent(_anchors);
        for (int i = 0; i < count; i++)
            _weights[i] = household.BasketsWith(_anchors[i]);
        int code = pieces[0].Household;
        var isOnOffer = offers?.For(code);
        bool onlyOffers = offers?.Use == OfferUse.Only;
        _recommender.Recommend(
            _anchors.AsSpan(0, count), _weights.AsSpan(0, count),
            item => Allows(options.BoughtOrDefault, household.Has(item)) && (!onlyOffers || isOnOffer!(item)),
            offers?.Use == OfferUse.First ? isOnOffer : null);
        RecommendationRows.Add(rows, (int)data.Households.Ids[code], _recommender, model, names, _anchors.AsSpan(0, count), _weights.AsSpan(0, count), anchor => household.LastDay(anchor));
    }

    /// <summary>Whether an item may be recommended that was bought before, or not.</summary>
    public static bool Allows(BoughtItems bought, bool has) => bought switch
    {
        BoughtItems.Exclude => !has,
        BoughtItems.Only => has,
        _ => true,
    };
}
