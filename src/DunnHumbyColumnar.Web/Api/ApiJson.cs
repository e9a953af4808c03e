using System.Text.Json;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>
/// How bodies other than rows are read and written: no unknown members, no deep nesting. Attributes of the types give the names, in
/// snake_case: the API description goes by the options of the host and would not see a policy here.
/// </summary>
static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };
}
