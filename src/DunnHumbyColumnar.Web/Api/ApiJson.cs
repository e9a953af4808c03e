using System.Text.Json;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>How bodies other than rows are read and written: snake_case, no unknown members, no deep nesting.</summary>
static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };
}
