using System.Text.Json;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api.Routes;

/// <summary>Coupon campaigns.</summary>
static class CampaignRoutes
{
    public static void Map(IEndpointRouteBuilder cached)
    {
        cached.MapRead("/campaigns", ApiRoute.Rows(CampaignSummaryResult.Schema, ApiParameters.Format), AllAsync)
            .WithOperationId("campaigns").WithTags("Campaigns").WithSummary("All campaigns")
            .WithDescription(
                "campaign_summary: whom each reached and what its listed products sold before, during and after it. Observed, not caused.");
        cached.MapRead(
            "/campaign/{campaign_id}",
            ApiRoute.Rows(DailyCampaignSalesResult.Schema, ApiParameters.CampaignId, ApiParameters.Format), OneAsync)
            .WithOperationId("campaign").WithTags("Campaigns").WithSummary("A campaign with its daily sales")
            .WithDescription(
                "In JSON an object: summary, its row of campaign_summary, null for a campaign that campaign_desc lacks; "
                + "effect, its rows of campaign_effect; daily_sales, its rows of daily_campaign_sales. "
                + "In the other formats daily_sales alone. Observed, not caused.");
    }

    static async Task<IResult> AllAsync(ApiRequest request)
    {
        var format = request.Format;
        return Answer.Rows(request, await request.Generation.CampaignsAsync(request.Aborted).ConfigureAwait(false), format);
    }

    static async Task<IResult> OneAsync(ApiRequest request)
    {
        int campaign = request.Campaign();
        var format = request.Format;
        var daily = await request.Generation.DailyCampaignSalesAsync(request.Aborted).ConfigureAwait(false);
        int[] days = [.. daily.For(campaign).Select(row => row.Index)];
        if (format != AnswerFormat.Json)
            return Answer.Rows(request, daily.Pick(days), format);
        var summaries = await request.Generation.CampaignsAsync(request.Aborted).ConfigureAwait(false);
        var effects = await request.Generation.CampaignEffectAsync(request.Aborted).ConfigureAwait(false);
        return Answer.Json(request, daily.Metadata.Cleaned, json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("summary");
            if (RowLookup.Find(summaries, campaign, row => row.CampaignId) is { } summary)
                summaries.WriteRow(json, summary);
            else
                json.WriteNullValue();
            WriteRows(json, "effect", effects, RowLookup.Where(effects, row => row.CampaignId == campaign));
            WriteRows(json, "daily_sales", daily, days);
            json.WriteEndObject();
        });
    }

    static void WriteRows(Utf8JsonWriter json, string name, JourneyResult result, IEnumerable<int> rows)
    {
        json.WriteStartArray(name);
        foreach (int row in rows)
            result.WriteRow(json, row);
        json.WriteEndArray();
    }
}
