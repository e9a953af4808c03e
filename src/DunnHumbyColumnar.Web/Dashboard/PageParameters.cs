using DunnHumbyColumnar.Web.Api;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>The parameters that only pages have, not the API.</summary>
static class PageParameters
{
    public const int MaxItems = 200;

    public static readonly ApiParameter<int?> Household = ApiParameters.Whole("household", "The household.", int.MinValue, int.MaxValue, 1);

    public static readonly ApiParameter<int?> Campaign = ApiParameters.Whole("campaign", "The campaign.", int.MinValue, int.MaxValue, 18);

    public static readonly ApiParameter<string> Promotion = ApiParameters.OneOf(
        "promotion", "The kind of promotion.", [.. Models.PromotionModel.Kinds]);

    public static readonly ApiParameter<int?> Top = ApiParameters.Whole("top", "Items at most.", 1, MaxItems, 20);
}
