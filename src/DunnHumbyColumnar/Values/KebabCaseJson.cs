using System.Text.Json;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>Values of an enumeration as JSON texts: their names as <see cref="EnumNames.ToKebabCase"/> writes them.</summary>
sealed class KebabCaseJson<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
