using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Web.Live;

/// <summary>A running refresh.</summary>
/// <param name="StartedAt">When it began.</param>
/// <param name="Stage">What it does now.</param>
/// <param name="Share">0 to 1 of the stage's bytes; null: unknown.</param>
sealed record RefreshProgress(
    [property: JsonPropertyName("started_at")] DateTimeOffset StartedAt,
    [property: JsonPropertyName("stage")] string Stage,
    [property: JsonPropertyName("share")] double? Share);
