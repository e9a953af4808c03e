using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>Coupon campaigns, and one of them in detail.</summary>
sealed record CampaignModel(
    CampaignSummaryResult All, CampaignSummaryRow? Chosen, JourneyNames Names, ChartModel Daily, ChartModel Effect,
    ImmutableArray<CampaignEffectRow> Groups, double? DifferenceInDifferences)
{
    public static async Task<CampaignModel> LoadAsync(ApiRequest request)
    {
        var all = await request.Generation.CampaignsAsync(request.Aborted).ConfigureAwait(false);
        var names = request.Journey.Names;
        request.RequireId(PageParameters.Campaign, names.HasCampaignCodes);
        string? requested = request.Get(PageParameters.Campaign);
        // The default is the one that reached most households.
        CampaignSummaryRow? chosen = requested is not null ? Find(all, names, requested)
            : all.Count == 0 ? null
            : all.MaxBy(row => row.Households);
        if (requested is not null && chosen is null)
            throw new NotKnownException(PageParameters.Campaign.Name, $"There is no campaign {requested}.");
        string? code = chosen is { } found ? names.CampaignCode(found.CampaignId) : null;
        var daily = await request.Generation.DailyCampaignSalesAsync(request.Aborted).ConfigureAwait(false);
        var effect = await request.Generation.CampaignEffectAsync(request.Aborted).ConfigureAwait(false);
        int campaign = chosen?.CampaignId ?? 0;
        return new CampaignModel(
            all, chosen, names, DailyOf(request.Journey.Calendar, chosen, code, [.. daily.For(campaign)]),
            EffectOf(GroupsOf(campaign, effect)), GroupsOf(campaign, effect),
            effect.Find(campaign, CampaignGroup.Targeted)?.DifferenceInDifferences);
    }

    static CampaignSummaryRow? Find(CampaignSummaryResult all, JourneyNames names, string id)
    {
        try
        {
            return all.Find(names.FindCampaign(id));
        }
        catch (UnknownNameException)
        {
            return null;
        }
    }

    static ChartModel DailyOf(
        JourneyCalendar calendar, CampaignSummaryRow? campaign, string? code, List<DailyCampaignSalesRow> days) => new(
        "campaign-days", "Daily sales of listed products", ChartKind.Line, ChartUnit.Money)
        {
            Summary = "To all households; the days of the campaign are shaded, dashed lines are the averages of each period.",
            CategoryName = "Day",
            Categories = [.. days.Select(row => Format.Date(calendar, row.Day))],
            Series = [new("Sales", [.. days.Select(row => (double?)ChartValues.From(row.Sales))])],
            Bands = BandOf(calendar, campaign, days),
            Lines = campaign is { } row
            ?
            [
                .. Average(calendar, "before", row.Before, days.Where(day => day.Day < row.FirstDay)),
                .. Average(calendar, "during", row.During, days.Where(day => day.Day >= row.FirstDay && day.Day <= row.LastDay)),
                .. Average(calendar, "after", row.After, days.Where(day => day.Day > row.LastDay)),
                .. Average(calendar, "total", row.Total, days),
            ]
            : [],
            IsZoomable = true,
            Download = code is null ? null : $"campaign/{Uri.EscapeDataString(code)}?format=csv",
        };

    /// <summary>A period's average over its days with sales; nothing without any.</summary>
    static IEnumerable<ChartLine> Average(
        JourneyCalendar calendar, string name, CampaignPeriod period, IEnumerable<DailyCampaignSalesRow> days)
    {
        int[] own = [.. days.Select(day => day.Day)];
        return own.Length > 0 && period.DailyAverage is { } average
            ? [new ChartLine(name, average, Format.Date(calendar, own[0]), Format.Date(calendar, own[^1]))]
            : [];
    }

    /// <summary>The campaign's days, as far as there are sales.</summary>
    static ImmutableArray<ChartBand> BandOf(JourneyCalendar calendar, CampaignSummaryRow? campaign, List<DailyCampaignSalesRow> days)
    {
        int[] during = campaign is { } row ? [.. days.Select(day => day.Day).Where(day => day >= row.FirstDay && day <= row.LastDay)] : [];
        return during.Length == 0 ? [] : [new("campaign", Format.Date(calendar, during[0]), Format.Date(calendar, during[^1]))];
    }

    static ImmutableArray<CampaignEffectRow> GroupsOf(int campaign, CampaignEffectResult effect) =>
        [.. Enum.GetValues<CampaignGroup>().Select(group => effect.Find(campaign, group)).OfType<CampaignEffectRow>()];

    static ChartModel EffectOf(ImmutableArray<CampaignEffectRow> groups)
    {
        return new("campaign-effect", "Targeted and untargeted households", ChartKind.Columns, ChartUnit.Money)
        {
            Summary =
                "What a household of each group spent on listed products a day. Observed, not caused: coupons go where sales are expected.",
            CategoryName = "Period",
            Categories = groups.IsEmpty ? [] : ["before", "during", "after"],
            Series =
            [
                .. groups.Select(row => new ChartSeries(
                    $"{EnumNames.ToKebabCase(row.Group)} ({Format.Count(row.Households)})",
                    [
                        row.Before.DailyAveragePer(row.Households), row.During.DailyAveragePer(row.Households),
                        row.After.DailyAveragePer(row.Households),
                    ],
                    ChartUnit.Ratio)),
            ],
        };
    }
}
