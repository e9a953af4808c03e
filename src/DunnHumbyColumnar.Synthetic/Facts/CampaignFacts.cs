namespace DunnHumbyColumnar.Synthetic;

/// <summary>One campaign.</summary>
/// <param name="Description">TypeA, TypeB or TypeC.</param>
/// <param name="StartDay">START_DAY.</param>
/// <param name="EndDay">END_DAY; the last ones end after the data.</param>
/// <param name="Coupons">Weight of its coupon rows.</param>
/// <param name="Codes">Different COUPON_UPC.</param>
/// <param name="Households">Weight of its targeted households.</param>
/// <param name="Redemptions">Weight of its redemptions.</param>
sealed record CampaignFact(string Description, int StartDay, int EndDay, int Coupons, int Codes, int Households, int Redemptions);

/// <summary>The thirty campaigns, CAMPAIGN 1 first.</summary>
static class CampaignFacts
{
    public static readonly CampaignFact[] All =
    [
        new("TypeB", 346, 383, 383, 11, 13, 1), new("TypeB", 351, 383, 301, 16, 48, 5), new("TypeC", 356, 412, 740, 34, 12, 2),
        new("TypeB", 372, 404, 200, 12, 81, 11), new("TypeB", 377, 411, 443, 11, 166, 13), new("TypeC", 393, 425, 18, 1, 65, 1),
        new("TypeB", 398, 432, 259, 8, 198, 7), new("TypeA", 412, 460, 19_206, 209, 1_076, 372), new("TypeB", 435, 467, 825, 18, 176, 43),
        new("TypeB", 463, 495, 393, 14, 123, 15), new("TypeB", 477, 523, 278, 13, 214, 8), new("TypeB", 477, 509, 620, 15, 170, 26),
        new("TypeA", 504, 551, 38_248, 207, 1_077, 629), new("TypeC", 531, 596, 1_062, 26, 224, 34),
        new("TypeC", 547, 708, 55, 2, 17, 2), new("TypeB", 561, 593, 1_025, 13, 188, 43), new("TypeB", 575, 607, 767, 19, 202, 45),
        new("TypeA", 587, 642, 37_589, 209, 1_133, 653), new("TypeB", 603, 635, 375, 11, 130, 29), new("TypeC", 615, 685, 837, 24, 244, 22),
        new("TypeB", 624, 656, 242, 16, 65, 3), new("TypeB", 624, 656, 1_917, 21, 276, 43), new("TypeB", 646, 684, 767, 18, 183, 8),
        new("TypeB", 659, 719, 900, 24, 210, 12), new("TypeB", 259, 320, 535, 28, 17, 1), new("TypeA", 224, 264, 6_500, 181, 332, 180),
        new("TypeC", 237, 300, 4_322, 27, 12, 4), new("TypeB", 259, 320, 540, 14, 17, 1), new("TypeB", 281, 334, 691, 33, 118, 22),
        new("TypeA", 323, 369, 4_106, 181, 361, 64),
    ];
}
