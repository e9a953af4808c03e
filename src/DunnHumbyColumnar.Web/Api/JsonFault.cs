using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>What a JSON value has that its type does not take.</summary>
/// <param name="Part">Where in the body.</param>
/// <param name="Message">What is wrong, and what is expected.</param>
sealed record JsonFault(string Part, string Message)
{
    /// <summary>The first fault of a body in the order of its text; null: none that kinds, names and ranges show.</summary>
    public static JsonFault? FirstIn(JsonElement body, Type type) => In(body, ApiJson.Options.GetTypeInfo(type), "");

    static JsonFault? In(JsonElement value, JsonTypeInfo type, string part) => type.Kind switch
    {
        JsonTypeInfoKind.Object => InObject(value, type, part),
        JsonTypeInfoKind.Enumerable => InList(value, type, part),
        _ => Expected(value, Nullable.GetUnderlyingType(type.Type) ?? type.Type) is { } expected ? Must(part, expected) : null,
    };

    static JsonFault? InObject(JsonElement value, JsonTypeInfo type, string part)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return Must(part, "be an object");
        var given = new HashSet<string>();
        foreach (var property in value.EnumerateObject())
        {
            if (type.Properties.FirstOrDefault(known => known.Name == property.Name) is not { } known)
                return Unknown(property.Name, type);
            string name = Below(part, property.Name);
            if (!given.Add(property.Name))
                return new(name, $"{name} is given twice");
            bool isAbsent = property.Value.ValueKind == JsonValueKind.Null && known.IsSetNullable;
            if (!isAbsent && In(property.Value, ApiJson.Options.GetTypeInfo(known.PropertyType), name) is { } fault)
                return fault;
        }

        return type.Properties.FirstOrDefault(known => known.IsRequired && !given.Contains(known.Name)) is { } missing
            ? new(Below(part, missing.Name), $"{Below(part, missing.Name)} is missing")
            : null;
    }

    static JsonFault? InList(JsonElement value, JsonTypeInfo type, string part)
    {
        var element = ApiJson.Options.GetTypeInfo(type.ElementType!);
        if (value.ValueKind != JsonValueKind.Array)
            return Must(part, $"be a list of {NounOf(element)}");
        // The serialiser lets null pass here.
        return value.EnumerateArray().Select((item, i) =>
            item.ValueKind == JsonValueKind.Null ? null : In(item, element, $"{part}[{i}]")).FirstOrDefault(fault => fault is not null);
    }

    static JsonFault Must(string part, string expected) =>
        part.Length == 0 ? new("body", $"body must {expected}") : new(part, $"{part} must {expected}");

    static JsonFault Unknown(string name, JsonTypeInfo type) => new(
        name, $"unknown property \"{name}\"; known are {string.Join(", ", type.Properties.Select(property => property.Name))}");

    static string Below(string part, string name) => part.Length == 0 ? name : $"{part}.{name}";

    static string NounOf(JsonTypeInfo element) =>
        element.Type == typeof(string) ? "texts" : element.Kind == JsonTypeInfoKind.Object ? "objects" : "numbers or texts";

    /// <summary>What a single value must do; null: it does.</summary>
    static string? Expected(JsonElement value, Type type)
    {
        bool isNumber = value.ValueKind == JsonValueKind.Number;
        if (type == typeof(string))
            return value.ValueKind != JsonValueKind.String ? "be a text" : IsWhole(value) ? null : "consist of whole characters";
        if (type == typeof(bool))
            return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "be true or false";
        if (type == typeof(int))
            return isNumber && value.TryGetInt32(out _) ? null : $"be a whole number of at most {int.MaxValue}";
        if (type == typeof(decimal))
            return isNumber && value.TryGetDecimal(out _) ? null : "be a number of at most 28 digits";
        return null;
    }

    /// <summary>Whether a text has no half of a surrogate pair.</summary>
    static bool IsWhole(JsonElement text)
    {
        try
        {
            return text.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
