namespace DunnHumbyColumnar.Synthetic;

/// <summary>What a stream of draws is for; streams of different purposes are independent.</summary>
enum Purpose
{
    ProductId, ProductOrder, ProductFacts, StoreId, Household, HouseholdBaskets, HouseholdFavourites, Basket, BasketLines, SalePrice,
    PromotionOrder, PromotionWeeks, PromotionPair, Display, Campaign, CampaignHousehold, CampaignProducts, Redemption, Demographics,
}
