using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>One household: who it is, what it buys, how it scores, and what to recommend.</summary>
sealed record HouseholdModel(
    string Household, bool AreTexts, string? Previous, string? Next, HouseholdSummaryRow? Profile, HouseholdMetricsRow? Metrics,
    RfmRow? Scores, RfmResult Rfm, ImmutableArray<string> Sections, RecommendOptions Options, RecommendationsResult Recommendations,
    ChartModel BySection, ChartModel Daily)
{
    /// <summary>The page's model: of the household asked for, of the first that counts, or of one that there is not.</summary>
    public static async Task<object> LoadAsync(ApiRequest request)
    {
        var names = request.Journey.Names;
        var households = names.Households;
        var summary = await request.Generation.AllSummariesAsync(request.Aborted).ConfigureAwait(false);
        string[] chosen = [.. ApiParameters.Section.AllIn(request.Context)];
        ImmutableArray<string> sections = [.. SectionSales.Names.Where(name => chosen.Length == 0 || chosen.Contains(name))];
        var options = new RecommendOptions
        {
            Level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity,
            Bought = request.Get(ApiParameters.Bought),
        };
        request.RequireId(PageParameters.Household, names.HasHouseholdCodes);
        string? requested = request.Get(PageParameters.Household);
        if (requested is null && households.IsEmpty)
            return new UnknownHouseholdModel(null, false, [], sections, options);
        int household;
        try
        {
            household = requested is not null ? names.FindHousehold(requested)
                : summary.Count > 0 ? summary[0].HouseholdKey
                : households[0];
        }
        catch (UnknownNameException unknown)
        {
            return UnknownHouseholdModel.For(unknown, names, sections, options);
        }

        int position = households.BinarySearch(household);
        string code = names.HouseholdCode(household);
        var metrics = await request.Generation.MetricsAsync(request.Aborted).ConfigureAwait(false);
        var rfm = await request.Generation.RfmAsync(new RfmOptions(), request.Aborted).ConfigureAwait(false);
        var daily = await request.Generation.DailySpendAsync(request.Aborted).ConfigureAwait(false);
        return new HouseholdModel(
            code,
            names.HasHouseholdCodes,
            position > 0 ? names.HouseholdCode(households[position - 1]) : null,
            position + 1 < households.Length ? names.HouseholdCode(households[position + 1]) : null,
            summary.Find(household),
            metrics.Find(household),
            rfm.Find(household),
            rfm,
            sections,
            options,
            await request.Generation.RecommendAsync(household, options, request.Aborted).ConfigureAwait(false),
            SectionChart(code, summary.Find(household)),
            DailyChart(request.Journey.Calendar, code, [.. daily.For(household)], sections));
    }

    static ChartModel SectionChart(string household, HouseholdSummaryRow? profile)
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
            Download = $"hh/{Uri.EscapeDataString(household)}?format=csv",
        };
    }

    static ChartModel DailyChart(
        JourneyCalendar calendar, string household, List<DailySpendRow> days, ImmutableArray<string> sections) => new(
        "household-days", "When it buys", ChartKind.Stack, ChartUnit.Money)
        {
            Summary = "Spend of each day with a purchase, by section.",
            CategoryName = "Day",
            Categories = [.. days.Select(row => Format.Date(calendar, row.Day))],
            Series = [.. sections.Select(section => new ChartSeries(
            Format.Section(section), [.. days.Select(row => (double?)ChartValues.From(row.Sections[section]))]))],
            IsZoomable = true,
            Download = $"hh_daily/{Uri.EscapeDataString(household)}?format=csv",
        };
}
