using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>The response of /tables.</summary>
sealed record StoreAnswer(
    [property: JsonPropertyName("generation"), Description("The current snapshot generation.")]
    long Generation,
    [property: JsonPropertyName("created_at"), Description("When it was published, UTC.")]
    DateTimeOffset CreatedAt,
    [property: JsonPropertyName("content_hash"), Description("Hash of its content: equal data give equal hashes.")]
    string ContentHash,
    [property: JsonPropertyName("bytes"), Description("Bytes of its table and dictionary files.")]
    long Bytes,
    [property: JsonPropertyName("tables"), Description("The eight source tables.")]
    ImmutableArray<SourceTableAnswer> Tables,
    [property: JsonPropertyName("gold_tables"), Description("The gold tables.")]
    ImmutableArray<GoldTableAnswer> GoldTables,
    [property: JsonPropertyName("refresh")] RefreshAnswer Refresh)
{
    public static StoreAnswer From(StoreInfo info, RefreshState refresh) => new(
        info.Generation,
        info.CreatedAt,
        info.ContentHash,
        info.Bytes,
        [.. info.Tables.Select(table => new SourceTableAnswer(table.Name, table.Rows, table.Columns, table.Bytes))],
        [.. Journey.GoldTableNames.Select(name => new GoldTableAnswer(
            name, info.GoldTables.FirstOrDefault(stored => stored.Name == name)?.ComputedAt))],
        RefreshAnswer.From(refresh));
}

/// <summary>One source table.</summary>
sealed record SourceTableAnswer(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("rows")] long Rows,
    [property: JsonPropertyName("columns")] int Columns,
    [property: JsonPropertyName("bytes"), Description("Bytes of its files.")]
    long Bytes);

/// <summary>One gold table.</summary>
sealed record GoldTableAnswer(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("computed_at"), Description("When it was computed and stored, UTC; null: it is computed when asked for.")]
    DateTimeOffset? ComputedAt);

/// <summary>How the store is refreshed.</summary>
sealed record RefreshAnswer(
    [property: JsonPropertyName("is_configured"), Description("Whether there are CSV files to refresh from.")]
    bool IsConfigured,
    [property: JsonPropertyName("schedule"), Description("The cron expression; null: only when asked to.")]
    string? Schedule,
    [property: JsonPropertyName("next_run"), Description("When the next scheduled refresh starts; null: none is scheduled.")]
    DateTimeOffset? NextRun,
    [property: JsonPropertyName("running"), Description("The refresh in progress; null: there is none.")]
    RefreshProgress? Running,
    [property: JsonPropertyName("last_run"), Description("The last refresh that ended; null: none has since the server started.")]
    RefreshRunAnswer? LastRun)
{
    public static RefreshAnswer From(RefreshState state) =>
        new(state.IsConfigured, state.Schedule, state.NextRun, state.Running, state.LastRun is { } run ? RefreshRunAnswer.From(run) : null);
}

/// <summary>A refresh that has ended.</summary>
sealed record RefreshRunAnswer(
    [property: JsonPropertyName("started_at")] DateTimeOffset StartedAt,
    [property: JsonPropertyName("duration_ms")] double DurationMs,
    [property: JsonPropertyName("outcome")] RefreshOutcome Outcome,
    [property: JsonPropertyName("generation")] long Generation,
    [property: JsonPropertyName("error")] string? Error)
{
    public static RefreshRunAnswer From(RefreshRun run) =>
        new(run.StartedAt, run.Duration.TotalMilliseconds, run.Outcome, run.Generation, run.Error);
}
