namespace DunnHumbyColumnar.Synthetic;

/// <summary>One commodity.</summary>
/// <param name="Name">COMMODITY_DESC.</param>
/// <param name="Department">The department of most of its products.</param>
/// <param name="Products">How many products it has.</param>
/// <param name="SubCommodities">How many sub-commodities they are divided into.</param>
/// <param name="Lines">How often it was bought, relative to the other commodities.</param>
/// <param name="MedianPrice">Cents per piece.</param>
sealed record CommodityFact(string Name, string Department, int Products, int SubCommodities, int Lines, int MedianPrice);
