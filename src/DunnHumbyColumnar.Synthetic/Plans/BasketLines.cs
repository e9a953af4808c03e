namespace DunnHumbyColumnar.Synthetic;

/// <summary>Chooses what is in a basket.</summary>
sealed class BasketLines(
    ulong seed, ProductCatalogue products, WeightedChoice popularity, HouseholdPlan households, BasketPlan baskets,
    PromotionPlan promotions, CampaignPlan campaigns, PlantedPairs pairs)
{
    const double FuelShare = CommodityFacts.FuelLines / 75_000.0;
    const double FavouriteShare = 0.2;

    /// <summary>A product rarely stands on two lines of one basket.</summary>
    const int TriesForAnother = 12;

    /// <summary>Draws the lines of a basket: the product and whether a campaign brought it about.</summary>
    public void Draw(int basket, List<(int Product, bool IsCampaign)> lines, out Draws draws)
    {
        lines.Clear();
        draws = new Draws(seed, Purpose.BasketLines, basket);
        int household = baskets.Household[basket];
        int campaign = campaigns.Running(household, baskets.Day[basket]);
        int next = -1;
        while (lines.Count < baskets.Lines[basket])
        {
            var line = next >= 0 && !Holds(lines, next) ? (next, false) : Another(basket, household, campaign, lines, ref draws);
            lines.Add(line);
            next = pairs.After(line.Item1, ref draws);
        }
    }

    static bool Holds(List<(int Product, bool IsCampaign)> lines, int product)
    {
        foreach (var line in lines)
            if (line.Product == product)
                return true;
        return false;
    }

    (int Product, bool IsCampaign) Another(
        int basket, int household, int campaign, List<(int Product, bool IsCampaign)> lines, ref Draws draws)
    {
        (int Product, bool IsCampaign) line = default;
        for (int i = 0; i < TriesForAnother; i++)
        {
            line = Any(basket, household, campaign, ref draws);
            if (!Holds(lines, line.Product))
                break;
        }

        return line;
    }

    (int Product, bool IsCampaign) Any(int basket, int household, int campaign, ref Draws draws)
    {
        if (draws.Chance(FuelShare))
            return (products.Fuel[draws.Below(products.Fuel.Length)], false);
        if (campaign >= 0 && draws.Chance(CampaignPlan.LineShare))
            return (campaigns.Products[campaign][draws.Below(campaigns.Products[campaign].Length)], true);
        double[] taste = Archetypes.Acceptance[households.Archetype[household]];
        int week = Calendar.WeekOf(baskets.Day[basket]);
        while (true)
        {
            int product = draws.Chance(FavouriteShare)
                ? households.Favourites[(household * HouseholdPlan.FavouritesEach) + draws.Below(HouseholdPlan.FavouritesEach)]
                : popularity.Draw(ref draws);
            double factor = promotions.Factor(product, baskets.Store[basket], week) / PromotionPlan.BothFactor;
            if (draws.Chance(taste[products.Section[product]] * factor))
                return (product, false);
        }
    }
}
