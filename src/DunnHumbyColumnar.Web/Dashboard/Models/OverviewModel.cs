using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>What the data set holds, at a glance.</summary>
sealed record OverviewModel(
    StoreInfo Store, RefreshState Refresh, int Households, int CleanHouseholds, Cents Sales, Cents CleanSales, ChartModel Days,
    ChartModel Weekdays, ChartModel Sections)
{
    public static async Task<OverviewModel> LoadAsync(ApiRequest request)
    {
        var days = await request.Generation.GetAsync(
            "sales by day", "transaction_data", (journey, table, stop) => journey.Query(table).GroupBy("day").Sum("sales_value").Run(stop),
            request.Aborted).ConfigureAwait(false);
        using var batch = days.ToRecordBatch();
        var day = ChartValues.Column(batch, "day");
        var sales = ChartValues.Column(batch, "sum_sales_value");
        var summary = await request.Generation.AllSummariesAsync(request.Aborted).ConfigureAwait(false);
        var total = await request.Generation.GetAsync(
            "household_sales", "", (journey, _, stop) => journey.HouseholdSales(stop), request.Aborted).ConfigureAwait(false);
        return new OverviewModel(
            request.Generation.Info,
            request.Context.RequestServices.GetRequiredService<Refresher>().State,
            request.Journey.Names.Households.Length,
            summary.Count,
            new Cents(total.Sum(row => row.Sales.Value)),
            new Cents(summary.Sum(row => row.Sales.Value)),
            ByDay(request.Journey, [.. day.Select(value => (int)value!.Value)], sales),
            ByWeekday(request.Journey, [.. day.Select(value => (int)value!.Value)], sales),
            BySection(summary));
    }

    static ChartModel ByDay(Journey journey, ImmutableArray<int> days, ImmutableArray<double?> sales)
    {
        var calendar = journey.Calendar;
        var profile = journey.DefaultCleaning;
        var bands = ImmutableArray.CreateBuilder<ChartBand>();
        Exclude(days.Where(day => day < profile.FirstDay));
        Exclude(days.Where(day => day > profile.LastDay));
        return new ChartModel("sales-by-day", "Sales by day", ChartKind.Line, ChartUnit.Money)
        {
            Summary = bands.Count == 0
                ? "All purchases."
                : $"All purchases. Days outside {WindowOf(profile)}, shaded, do not count in anything else.",
            CategoryName = "Day",
            Categories = [.. days.Select(day => Format.Date(calendar, day))],
            Series = [new("Sales", sales)],
            Bands = bands.ToImmutable(),
            IsZoomable = true,
        };

        void Exclude(IEnumerable<int> window)
        {
            int[] left = [.. window];
            if (left.Length > 0)
                bands.Add(new ChartBand("not counted", Format.Date(calendar, left[0]), Format.Date(calendar, left[^1])));
        }
    }

    /// <summary>The days that count; an end that is open is empty.</summary>
    static string WindowOf(CleaningProfile profile) => $"{Format.Number(profile.FirstDay)} to {Format.Number(profile.LastDay)}";

    static ChartModel ByWeekday(Journey journey, ImmutableArray<int> days, ImmutableArray<double?> sales)
    {
        var calendar = journey.Calendar;
        var profile = journey.DefaultCleaning;
        DayOfWeek[] week =
        [
            DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday,
            DayOfWeek.Saturday, DayOfWeek.Sunday,
        ];
        var window = days.Select((day, i) => (Day: day, Sales: sales[i]))
            .Where(row => !(row.Day < profile.FirstDay) && !(row.Day > profile.LastDay))
            .ToLookup(row => calendar.DateOf(row.Day).DayOfWeek, row => row.Sales);
        return new ChartModel("weekdays", "The week", ChartKind.Columns, ChartUnit.Money)
        {
            Summary = (profile.FirstDay is null && profile.LastDay is null
                ? "Average sales of a day. "
                : $"Average sales of a day, days {WindowOf(profile)}. ")
                + (calendar == JourneyCalendar.Reference
                    ? $"The data have no dates: weekdays are right if day 1 is {Format.Date(calendar, 1)}."
                    : $"Day 1 is {Format.Date(calendar, 1)}."),
            CategoryName = "Weekday",
            Categories = [.. week.Select(weekday => weekday.ToString()[..3])],
            Series = [new("Average sales", [.. week.Select(weekday => window[weekday].Average())])],
        };
    }

    static ChartModel BySection(HouseholdSummaryResult summary)
    {
        var sections = SectionSales.Names.Select((name, section) =>
            (Name: Format.Section(name), Sales: summary.Sum(row => row.Sections[section].Value)))
            .OrderByDescending(section => section.Sales).ToList();
        return new ChartModel("sections", "Sections", ChartKind.Bars, ChartUnit.Money)
        {
            Summary = "Sales of each section.",
            CategoryName = "Section",
            Categories = [.. sections.Select(section => section.Name)],
            Series = [new("Sales", [.. sections.Select(section => (double?)ChartValues.From(new Cents(section.Sales)))])],
            Download = $"tables/hh_summary?all_households=true&limit={Format.Number(ApiParameters.MaxRows)}&format=csv",
            DownloadRows = summary.Count,
        };
    }
}
