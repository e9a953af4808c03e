namespace DunnHumbyColumnar.Web.Live;

/// <summary>A refresh that has ended.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Generation">The current generation afterwards.</param>
/// <param name="Error">What went wrong, also with single gold tables of a new generation; null: nothing.</param>
sealed record RefreshRun(DateTimeOffset StartedAt, TimeSpan Duration, RefreshOutcome Outcome, long Generation, string? Error);
