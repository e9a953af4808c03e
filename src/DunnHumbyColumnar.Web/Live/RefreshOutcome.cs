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
