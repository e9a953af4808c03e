using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>What displays and mailers go along with.</summary>
sealed record PromotionModel(
    ItemLevel Level, string Promotion, int Top, string Caveat, ImmutableArray<PromotionLiftRow> Rows, int Total,
    ChartModel Lift, ChartModel Shares)
{
    public static readonly ImmutableArray<string> Kinds = ["display", "mailer", "both", "any"];

    public static async Task<PromotionModel> LoadAsync(ApiRequest request)
    {
        var level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity;
        string kind = request.Get(PageParameters.Promotion) ?? "any";
        int top = request.Get(PageParameters.Top) ?? 20;
        var lift = await request.Generation.PromotionLiftAsync(level, null, request.Aborted).ConfigureAwait(false);
        var exposure = await request.Generation.PromotionExposureAsync(request.Aborted).ConfigureAwait(false);
        PromotionLiftRow[] all = [.. lift.Where(row => row.Promotion == kind && row.Lift is not null)
            .OrderByDescending(row => row.PromotedSales)];
        ImmutableArray<PromotionLiftRow> rows = [.. all.Take(top)];
        return new PromotionModel(level, kind, top, lift.Metadata.Caveat!, rows, all.Length, LiftOf(rows, level), SharesOf(exposure));
    }

    static ChartModel LiftOf(ImmutableArray<PromotionLiftRow> rows, ItemLevel level) => new(
        "lift", "Promotion lift", ChartKind.Bars, ChartUnit.Ratio)
    {
        Summary = "Units per promoted store-week over units per store-week without promotion, "
            + "for the items with the highest promoted sales. 1 is no difference.",
        CategoryName = EnumNames.ToKebabCase(level),
        Categories = [.. rows.Select(row => row.Item)],
        Series = [new("Lift", [.. rows.Select(row => row.Lift)])],
        Lines = [new("no difference", 1)],
        Download = $"promotions?level={EnumNames.ToKebabCase(level)}&format=csv",
    };

    static ChartModel SharesOf(PromotionExposureResult exposure) => new(
        "exposure", "Sold on promotion", ChartKind.Columns, ChartUnit.Percent)
    {
        Summary = "Share of sales by whether the product was on display or in the mailer in its store and week.",
        CategoryName = "Promotion",
        Categories = [.. exposure.Select(NameOf)],
        Series = [new("Share of sales", [.. exposure.Select(row => row.ShareOfSales)])],
        Download = "tables/promotion_exposure?format=csv",
    };

    static string NameOf(PromotionExposureRow row) => (row.IsDisplayed, row.IsMailed) switch
    {
        (false, false) => "none",
        (false, true) => "mailer",
        (true, false) => "display",
        (true, true) => "both",
    };
}
