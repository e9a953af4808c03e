namespace DunnHumbyColumnar.Web.Live;

/// <summary>The refreshes so far and to come. Immutable.</summary>
/// <param name="IsConfigured">Whether there are CSV files to refresh from.</param>
/// <param name="Schedule">The cron expression; null: only when asked to.</param>
/// <param name="NextRun">When the next scheduled refresh starts; null: none is scheduled.</param>
/// <param name="Running">The refresh in progress; null: there is none.</param>
/// <param name="LastRun">The last one that ended; null: none yet.</param>
sealed record RefreshState(bool IsConfigured, string? Schedule, DateTimeOffset? NextRun, RefreshProgress? Running, RefreshRun? LastRun);
