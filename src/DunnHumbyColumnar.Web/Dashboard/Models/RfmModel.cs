using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>How households are scored, and how they move.</summary>
sealed record RfmModel(
    RfmOptions Options, int FromDay, int ToDay, RfmResult Scores, RfmSegmentsResult Segments, ChartModel SegmentChart, ChartModel Grid,
    ChartModel Distributions, ChartModel Migration) : IPageStatus, ICleanPage
{
    const int Bins = 5;

    /// <summary>Whether households can move from the one day to the other: time runs forwards.</summary>
    public bool AreDaysOrdered => FromDay < ToDay;

    public CleaningReport? Cleaned => Scores.Metadata.Cleaned;

    public int Status => AreDaysOrdered ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    public static async Task<RfmModel> LoadAsync(ApiRequest request)
    {
        var options = new RfmOptions
        {
            Recency = request.Get(ApiParameters.Rfm) ?? RecencyScheme.Reference,
            AsOfDay = request.Get(ApiParameters.AsOfDay),
        };
        int from = request.Get(ApiParameters.FromDay) ?? 404;
        int to = request.Get(ApiParameters.ToDay) ?? 708;
        var scores = await request.Generation.RfmAsync(options, request.Aborted).ConfigureAwait(false);
        var segments = await request.Generation.GetAsync(
            "rfm_segments", options, (journey, request, stop) => journey.RfmSegments(request, stop), request.Aborted).ConfigureAwait(false);
        IReadOnlyList<RfmMigrationRow> moves = from >= to ? [] : await request.Generation.GetAsync(
            "rfm_migration", (from, to, options),
            (journey, request, stop) => journey.RfmMigration(request.from, request.to, request.options, stop),
            request.Aborted).ConfigureAwait(false);
        string query =
            $"rfm={EnumNames.ToKebabCase(options.Recency)}{(options.AsOfDay is { } day ? $"&as_of_day={Format.Number(day)}" : "")}";
        return new RfmModel(
            options, from, to, scores, segments, SegmentsOf(segments, query), GridOf(scores, query), DistributionsOf(scores),
            MigrationOf(request.Journey.Calendar, moves, from, to));
    }

    static ChartModel SegmentsOf(RfmSegmentsResult segments, string query) => new(
        "segments", "Segments", ChartKind.Columns, ChartUnit.Percent)
    {
        Summary = "Each segment's share of households and of sales; segment 5 scores highest.",
        CategoryName = "Segment",
        Categories = [.. segments.Select(row => Format.Number(row.RfmBins))],
        Series =
        [
            new("Households", [.. segments.Select(row => (double?)row.Households / segments.Sum(each => each.Households))]),
            new("Sales", [.. segments.Select(row => row.ShareOfSales)]),
        ],
        Download = $"tables/rfm_segments?{query}&format=csv",
    };

    static ChartModel GridOf(RfmResult scores, string query)
    {
        var grid = scores.Grid();
        return new("rfm-grid", "Recency and frequency", ChartKind.Heatmap, ChartUnit.Count)
        {
            Summary = "Households by recency score, from 1 for long ago to 5 for recently, and by frequency score.",
            CategoryName = "Recency",
            Categories = [.. Enumerable.Range(1, Bins).Select(Format.Number)],
            Series =
            [
                .. Enumerable.Range(1, Bins).Select(frequency =>
                    new ChartSeries($"Frequency {Format.Number(frequency)}", [.. grid.Where(row => row.FrequencyScore == frequency)
                        .OrderBy(row => row.RecencyScore).Select(row => (double?)row.Households)])),
            ],
            Download = $"tables/rfm?{query}&limit={Format.Number(ApiParameters.MaxRows)}&format=csv",
            DownloadRows = scores.Count,
        };
    }

    static ChartModel DistributionsOf(RfmResult scores)
    {
        static ImmutableArray<double?> Counts(ScoreBins bins) => [.. bins.BinCounts.Select(count => (double?)count)];
        return new("distributions", "Distribution of scores", ChartKind.Columns, ChartUnit.Count)
        {
            Summary = "Households with each score.",
            CategoryName = "Score",
            Categories = scores.Count == 0 ? [] : [.. Enumerable.Range(1, Bins).Select(Format.Number)],
            Series =
            [
                new("Recency", Counts(scores.Recency)), new("Frequency", Counts(scores.Frequency)),
                new("Monetary", Counts(scores.Monetary)),
            ],
        };
    }

    static ChartModel MigrationOf(JourneyCalendar calendar, IReadOnlyList<RfmMigrationRow> moves, int from, int to) => new(
        "migration", "Migration", ChartKind.Heatmap, ChartUnit.Count)
    {
        Summary = $"Households by their segment on {Format.Day(calendar, from)} and on {Format.Day(calendar, to)}; "
            + "new ones had bought nothing by the earlier.",
        CategoryName = "From segment",
        Categories = moves.Count == 0 ? [] : ["new", .. Enumerable.Range(1, Bins).Select(Format.Number)],
        Series =
        [
            .. Enumerable.Range(1, Bins).Select(bin => new ChartSeries(
                $"To segment {Format.Number(bin)}",
                [.. new int?[] { null, 1, 2, 3, 4, 5 }.Select(before =>
                    (double?)moves.FirstOrDefault(move => move.FromBins == before && move.ToBins == bin).Households)])),
        ],
    };
}
