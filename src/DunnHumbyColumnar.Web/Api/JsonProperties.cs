using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>The properties that a body may have.</summary>
static partial class JsonProperties
{
    /// <summary>
    /// The property at a path that a type has not, and what to say of it; null if the type has all properties of the path, so that
    /// something else is wrong there.
    /// </summary>
    public static (string Name, string Message)? UnknownIn(string? path, Type body)
    {
        var type = ApiJson.Options.GetTypeInfo(body);
        foreach (Match step in StepPattern().Matches(path ?? ""))
        {
            if (step.Groups["index"].Success)
            {
                if (type.ElementType is not { } element)
                    return null;
                type = ApiJson.Options.GetTypeInfo(element);
                continue;
            }

            string name = step.Groups["name"].Value;
            if (type.Kind != JsonTypeInfoKind.Object)
                return null;
            if (type.Properties.FirstOrDefault(property => property.Name == name) is not { } known)
                return (name, $"unknown property \"{name}\"; known are "
                    + string.Join(", ", type.Properties.Select(property => property.Name)));
            type = ApiJson.Options.GetTypeInfo(known.PropertyType);
        }

        return null;
    }

    /// <summary>A step of a path as the serialiser writes it: .name, ['odd name'] or [0].</summary>
    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<name>.*?)'\]|\[(?<index>\d+)\]")]
    private static partial Regex StepPattern();
}
