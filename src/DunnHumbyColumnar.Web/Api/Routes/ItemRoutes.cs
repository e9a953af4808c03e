using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>What is bought together, and what promotions go along with.</summary>
static class ItemRoutes
{
    public static void Map(IEndpointRouteBuilder compute)
    {
        compute.MapRead(
                "/rules",
                ApiRoute.Rows(
                    AssociationRulesResult.Schema,
                    [
                        ApiParameters.Level, ApiParameters.Item, ApiParameters.Metric, ApiParameters.MinimumPairs, ApiParameters.Segment,
                        ApiParameters.RuleLimit, .. ApiParameters.Cleaning, ApiParameters.Format,
                    ]),
                RulesAsync)
            .WithOperationId("rules").WithTags("Items").WithSummary("Association rules, best first")
            .WithDescription("Rows of association_rules by the metric, highest first; with an item, the rules that hold it.");
        compute.MapRead(
            "/promotions",
            ApiRoute.Rows(
                PromotionLiftResult.Schema,
                [ApiParameters.Level, ApiParameters.Item, .. ApiParameters.Cleaning, ApiParameters.Format]),
            PromotionsAsync)
            .WithOperationId("promotions").WithTags("Items").WithSummary("Promotion lift")
            .WithDescription(
                "Rows of promotion_lift, of one item or of all. An answer that would be too large is an error (422): "
                + "ask for one item, or for /tables/promotion_lift page by page. "
                + "Observed, not caused: products are promoted where and when they sell anyway.");
    }

    static async Task<IResult> RulesAsync(ApiRequest request)
    {
        var format = request.Format;
        var level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity;
        string? item = request.Item(level);
        var options = new RuleOptions
        {
            Baskets = new BasketOptions { Level = level, Segment = request.Get(ApiParameters.Segment), Cleaning = request.Cleaning() },
            MinimumPairs = request.Get(ApiParameters.MinimumPairs),
            Item = item,
            Metric = request.Get(ApiParameters.Metric) ?? RuleMetric.Confidence,
            Top = request.Get(ApiParameters.RuleLimit) ?? ApiParameters.DefaultRules,
        };
        return Answer.Rows(request, await request.Generation.RulesAsync(options, request.Aborted).ConfigureAwait(false), format);
    }

    static async Task<IResult> PromotionsAsync(ApiRequest request)
    {
        var format = request.Format;
        var level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity;
        string? item = request.Item(level);
        var lift = await request.Generation.PromotionLiftAsync(level, request.Cleaning(), request.Aborted).ConfigureAwait(false);
        return Answer.Rows(
            request, item is null ? lift : lift.Pick(RowLookup.Where(lift, row => row.Item == item)), format);
    }
}
