using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>The form of a chart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartKind>))]
enum ChartKind
{
    /// <summary>A value per category, joined.</summary>
    [JsonStringEnumMemberName("line")]
    Line,

    /// <summary>Columns.</summary>
    [JsonStringEnumMemberName("columns")]
    Columns,

    /// <summary>Columns on top of one another.</summary>
    [JsonStringEnumMemberName("stack")]
    Stack,

    /// <summary>Bars from left to right, the first category at the top.</summary>
    [JsonStringEnumMemberName("bars")]
    Bars,

    /// <summary>A colour per category and series.</summary>
    [JsonStringEnumMemberName("heatmap")]
    Heatmap,

    /// <summary>A point per category: the first series across, the second up, the third as size.</summary>
    [JsonStringEnumMemberName("points")]
    Points,
}

/// <summary>What numbers of a chart are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChartUnit>))]
enum ChartUnit
{
    [JsonStringEnumMemberName("count")]
    Count,

    /// <summary>Currency units.</summary>
    [JsonStringEnumMemberName("money")]
    Money,

    [JsonStringEnumMemberName("ratio")]
    Ratio,

    /// <summary>0 to 1, shown as 0 to 100 %.</summary>
    [JsonStringEnumMemberName("percent")]
    Percent,
}

/// <summary>Values in the order of the categories; null: none.</summary>
sealed record ChartSeries(string Name, ImmutableArray<double?> Values, ChartUnit? Unit = null);

/// <summary>Shaded categories from..to, both inclusive.</summary>
sealed record ChartBand(string Name, string From, string To);

/// <summary>A dashed line at a value; over the categories from..to, or all of them.</summary>
sealed record ChartLine(string Name, double Value, string? From = null, string? To = null);

/// <summary>
/// A chart as data. The page shows it three ways: as a drawing, as a table with a row per category and a
/// column per series, and as a description.
/// </summary>
sealed record ChartModel(string Id, string Title, ChartKind Kind, ChartUnit Unit)
{
    /// <summary>What it shows, in a sentence.</summary>
    [JsonIgnore]
    public string Summary { get; init; } = "";

    /// <summary>What the categories are.</summary>
    public required string CategoryName { get; init; }

    public required ImmutableArray<string> Categories { get; init; }

    public required ImmutableArray<ChartSeries> Series { get; init; }

    public ImmutableArray<ChartBand> Bands { get; init; } = [];

    public ImmutableArray<ChartLine> Lines { get; init; } = [];

    /// <summary>Whether part of the categories can be chosen.</summary>
    public bool IsZoomable { get; init; }

    /// <summary>Where the figures can be had as CSV; null: nowhere beyond the table.</summary>
    [JsonIgnore]
    public string? Download { get; init; }

    /// <summary>Rows of the table whose first page the download is; 0: the download is whole.</summary>
    [JsonIgnore]
    public int DownloadRows { get; init; }

    [JsonIgnore]
    public bool IsEmpty => Categories.IsEmpty || Series.IsEmpty;

    /// <summary>For a data block: the encoder escapes what could end one.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);
}
