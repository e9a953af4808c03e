using DunnHumbyColumnar.Web.Api;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>The parameters that only pages have, not the API.</summary>
static class PageParameters
{
    public const int MaxItems = 200;

    public static readonly ApiParameter<string> Household = ApiParameters.Text("household", "The household, by its id in the data.", "1");

    public static readonly ApiParameter<string> Campaign = ApiParameters.Text("campaign", "The campaign, by its id in the data.", "18");

    public static readonly ApiParameter<string> Promotion = ApiParameters.OneOf(
        "promotion", "The kind of promotion.", [.. Models.PromotionModel.Kinds]);

    public static readonly ApiParameter<int?> Top = ApiParameters.Whole("top", "Items at most.", 1, MaxItems, 20);
}
