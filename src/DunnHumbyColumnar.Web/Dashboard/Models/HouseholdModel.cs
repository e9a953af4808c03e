using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>One household: who it is, what it buys, how it scores, and what to recommend.</summary>
sealed record HouseholdModel(
    int HouseholdKey, int? Previous, int? Next, HouseholdSummaryRow? Profile, HouseholdMetricsRow? Metrics, RfmRow? Scores,
    RfmResult Rfm, ImmutableArray<string> Sections, RecommendOptions Options, RecommendationsResult Recommendations,
    ChartModel BySection, ChartModel Daily)
{
    /// <summary>The page's model: of the household asked for, of the first that counts, or of one that there is not.</summary>
    public static async Task<object> LoadAsync(ApiRequest request)
    {
        var households = request.Journey.Names.Households;
        var summary = await request.Generation.AllSummariesAsync(request.Aborted).ConfigureAwait(false);
        string[] chosen = [.. ApiParameters.Section.AllIn(request.Context)];
        ImmutableArray<string> sections = [.. SectionSales.Names.Where(name => chosen.Length == 0 || chosen.Contains(name))];
        var options = new RecommendOptions
        {
            Level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity,
            Bought = request.Get(ApiParameters.Bought),
        };
        int? requested = request.Get(PageParameters.Household);
        int household = requested ?? (summary.Count > 0 ? summary[0].HouseholdKey : households.FirstOrDefault());
        int position = households.BinarySearch(household);
        if (position < 0)
            return UnknownHouseholdModel.For(requested, households, sections, options);
        var metrics = await request.Generation.MetricsAsync(request.Aborted).ConfigureAwait(false);
        var rfm = await request.Generation.RfmAsync(new RfmOptions(), request.Aborted).ConfigureAwait(false);
        var daily = await request.Generation.DailySpendAsync(request.Aborted).ConfigureAwait(false);
        return new HouseholdModel(
            household,
            position > 0 ? households[position - 1] : null,
            position + 1 < households.Length ? households[position + 1] : null,
            summary.Find(household),
            metrics.Find(household),
            rfm.Find(household),
            rfm,
            sections,
            options,
            await request.Generation.RecommendAsync(household, options, request.Aborted).ConfigureAwait(false),
            SectionChart(household, summary.Find(household)),
            DailyChart(request.Journey.Calendar, household, [.. daily.For(household)], sections));
    }

    static ChartModel SectionChart(int household, HouseholdSummaryRow? profile)
    {
        var sections = profile is { } row
            ? SectionSales.Names.Select((name, section) => (Name: Format.Section(name), Sales: row.Sections[section]))
                .Where(section => section.Sales.Value > 0).OrderByDescending(section => section.Sales).ToList()
            : [];
        return new ChartModel("household-sections", "What it buys", ChartKind.Bars, ChartUnit.Money)
        {
            Summary = "Spend by section.",
            CategoryName = "Section",
            Categories = [.. sections.Select(section => section.Name)],
            Series = [new("Spend", [.. sections.Select(section => (double?)ChartValues.From(section.Sales))])],
            Download = $"hh/{Format.Number(household)}?format=csv",
        };
    }

    static ChartModel DailyChart(
        JourneyCalendar calendar, int household, List<DailySpendRow> days, ImmutableArray<string> sections) => new(
        "household-days", "When it buys", ChartKind.Stack, ChartUnit.Money)
        {
            Summary = "Spend of each day with a purchase, by section.",
            CategoryName = "Day",
            Categories = [.. days.Select(row => Format.Date(calendar, row.Day))],
            Series = [.. sections.Select(section => new ChartSeries(
            Format.Section(section), [.. days.Select(row => (double?)ChartValues.From(row.Sections[section]))]))],
            IsZoomable = true,
            Download = $"hh_daily/{Format.Number(household)}?format=csv",
        };
}
