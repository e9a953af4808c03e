using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>How a refresh ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefreshOutcome>))]
enum RefreshOutcome
{
    /// <summary>There is a new current generation.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>The sources are those of the current generation.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>The current generation stays.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>A refresh that has ended.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Generation">The current generation afterwards.</param>
/// <param name="Error">What went wrong; null: nothing.</param>
sealed record RefreshRun(DateTimeOffset StartedAt, TimeSpan Duration, RefreshOutcome Outcome, long Generation, string? Error);

/// <summary>A running refresh.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Stage">What it does now.</param>
/// <param name="Share">0 to 1 of the stage's bytes; null: unknown.</param>
sealed record RefreshProgress(DateTimeOffset StartedAt, string Stage, double? Share);

/// <summary>The refreshes so far and to come. Immutable.</summary>
/// <param name="IsConfigured">Whether there are CSV files to refresh from.</param>
/// <param name="Schedule">The cron expression; null: only when asked to.</param>
/// <param name="NextRun">When the next scheduled refresh starts; null: none is scheduled.</param>
/// <param name="Running">The refresh in progress; null: there is none.</param>
/// <param name="LastRun">The last one that ended; null: none yet.</param>
sealed record RefreshState(bool IsConfigured, string? Schedule, DateTimeOffset? NextRun, RefreshProgress? Running, RefreshRun? LastRun);
