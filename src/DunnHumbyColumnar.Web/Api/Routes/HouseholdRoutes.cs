using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>What is known about one household.</summary>
static class HouseholdRoutes
{
    public static void Map(IEndpointRouteBuilder cached, IEndpointRouteBuilder compute)
    {
        cached.MapRead(
            "/hh/{household_key}",
            ApiRoute.Row(HouseholdSummaryResult.Schema, ApiParameters.HouseholdKey, ApiParameters.Format), ProfileAsync)
            .WithOperationId("household").WithTags("Households").WithSummary("A household's profile")
            .WithDescription(
                "Its row of hh_summary with all_households=true: the flags are null for a household without demographics. "
                + "null if none of its lines is clean.");
        cached.MapRead(
            "/hh_daily/{household_key}",
            ApiRoute.Rows(DailySpendResult.Schema, ApiParameters.HouseholdKey, ApiParameters.Format), DailyAsync)
            .WithOperationId("household_daily").WithTags("Households").WithSummary("A household's spend by day and section")
            .WithDescription("Its rows of daily_hh_spend, by day; none if none of its lines is clean.");
        cached.MapRead("/rfm/{household_key}", ApiRoute.Row(RfmResult.Schema, ApiParameters.HouseholdKey, ApiParameters.Format), RfmAsync)
            .WithOperationId("household_rfm").WithTags("Households").WithSummary("A household's RFM scores")
            .WithDescription("Its row of rfm. null if none of its lines is clean.");
        compute.MapRead(
                "/recommendations/{household_key}",
                ApiRoute.Rows(
                    RecommendationsResult.Explained,
                    [
                        ApiParameters.HouseholdKey, ApiParameters.Recommendations, ApiParameters.Level, ApiParameters.RecommendationMetric,
                        ApiParameters.Bought, .. ApiParameters.Cleaning, ApiParameters.Format,
                    ]),
                RecommendAsync)
            .WithOperationId("recommendations").WithTags("Households").WithSummary("Recommendations for a household, with their evidence")
            .WithDescription(
                "Best first. anchors, weights, last_days, n_antecedents and n_pairs are aligned lists: "
                + "the household's items that led to the recommended one, and the counts of the rule from each.");
    }

    static async Task<IResult> ProfileAsync(ApiRequest request)
    {
        int household = request.Household();
        var format = request.Format;
        var all = await request.Generation.AllSummariesAsync(request.Aborted).ConfigureAwait(false);
        return Answer.Row(request, all, all.Find(household)?.Index, format);
    }

    static async Task<IResult> DailyAsync(ApiRequest request)
    {
        int household = request.Household();
        var format = request.Format;
        var daily = await request.Generation.DailySpendAsync(request.Aborted).ConfigureAwait(false);
        return Answer.Rows(request, daily.Pick(daily.For(household).Select(row => row.Index)), format);
    }

    static async Task<IResult> RfmAsync(ApiRequest request)
    {
        int household = request.Household();
        var format = request.Format;
        var rfm = await request.Generation.RfmAsync(new RfmOptions(), request.Aborted).ConfigureAwait(false);
        return Answer.Row(request, rfm, RowLookup.Find(rfm, household, row => row.HouseholdKey), format);
    }

    static async Task<IResult> RecommendAsync(ApiRequest request)
    {
        int household = request.Household();
        var format = request.Format;
        var options = new RecommendOptions
        {
            Count = request.Get(ApiParameters.Recommendations) ?? ApiParameters.DefaultRecommendations,
            Level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity,
            Metric = request.Get(ApiParameters.RecommendationMetric) ?? RuleMetric.Confidence,
            Bought = request.Get(ApiParameters.Bought),
            Cleaning = request.Cleaning(),
        };
        return Answer.Rows(
            request, await request.Generation.RecommendAsync(household, options, request.Aborted).ConfigureAwait(false), format);
    }
}
