using System.Collections.Immutable;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>What is bought together.</summary>
sealed class PlantedPairs
{
    const double ProductProbability = 0.35;
    const int ProductPairs = 12;

    /// <summary>
    /// How popular the first and the second product of the first pair are within their commodities; later pairs come next.
    /// </summary>
    const int FirstRank = 4;

    static readonly ImmutableArray<CommodityPair> Commodities =
    [
        new("DRY NOODLES/PASTA", "PASTA SAUCE", 0.45), new("HOT DOGS", "BAKED BREAD/BUNS/ROLLS", 0.35),
        new("COLD CEREAL", "FLUID MILK PRODUCTS", 0.3), new("BABY FOODS", "DIAPERS & DISPOSABLES", 0.25),
        new("SALAD MIX", "SALD DRSNG/SNDWCH SPRD", 0.3), new("CAT FOOD", "CAT LITTER", 0.25),
        new("CHARCOAL AND LIGHTER FLUID", "BEEF", 0.4), new("COFFEE", "COFFEE FILTERS", 0.12), new("BACON", "EGGS", 0.35),
        new("FLOUR & MEALS", "BAKING NEEDS", 0.35),
    ];

    static readonly (string First, string Second)[] ProductCommodities =
        [("BAG SNACKS", "SOFT DRINKS"), ("CHEESE", "LUNCHMEAT"), ("YOGURT", "BERRIES")];

    readonly Dictionary<int, ProductPair> _productAfter = [];
    readonly Dictionary<int, (WeightedChoice Choice, int[] Products, double Probability)> _commodityAfter = [];

    public PlantedPairs(ProductCatalogue products)
    {
        var pairs = new List<ProductPair>();
        for (int i = 0; i < ProductPairs; i++)
        {
            var (first, second) = ProductCommodities[i % ProductCommodities.Length];
            int rank = FirstRank + i;
            var (firstProduct, secondProduct) = (products.MembersOf(first)[rank], products.MembersOf(second)[2 * rank]);
            pairs.Add(new(products.Id[firstProduct], products.Id[secondProduct], ProductProbability));
            _productAfter.Add(firstProduct, new(firstProduct, secondProduct, ProductProbability));
        }

        foreach (var pair in Commodities)
        {
            int[] seconds = products.MembersOf(pair.Second).ToArray();
            var choice = new WeightedChoice(Array.ConvertAll(seconds, product => products.Popularity[product]));
            foreach (int product in products.MembersOf(pair.First))
                _commodityAfter.Add(product, (choice, seconds, pair.Probability));
        }

        (OfCommodities, OfProducts) = (Commodities, [.. pairs]);
    }

    public ImmutableArray<CommodityPair> OfCommodities { get; }

    /// <summary>With PRODUCT_ID.</summary>
    public ImmutableArray<ProductPair> OfProducts { get; }

    /// <summary>The product that follows one; -1: none.</summary>
    public int After(int product, ref Draws draws)
    {
        if (_productAfter.TryGetValue(product, out var pair) && draws.Chance(pair.Probability))
            return pair.Second;
        if (_commodityAfter.TryGetValue(product, out var commodity) && draws.Chance(commodity.Probability))
            return commodity.Products[commodity.Choice.Draw(ref draws)];
        return -1;
    }
}
