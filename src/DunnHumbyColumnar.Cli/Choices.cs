using System.CommandLine;
using System.CommandLine.Parsing;

namespace DunnHumbyColumnar.Cli;

/// <summary>Options whose values are those of an enumeration, in lower case with hyphens: <c>sub-commodity</c>.</summary>
static class Choices
{
    /// <summary>Stands for the values in the help, whose description lists them.</summary>
    public const string HelpName = "WORD";

    public static Option<T?> Create<T>(string name, string description, params T[] allowed)
        where T : struct, Enum
    {
        var values = EnumNames.ByName(allowed);
        var option = new Option<T?>(name)
        {
            Description = $"{description}: {string.Join(", ", values.Keys)}.",
            HelpName = HelpName,
            CustomParser = result => Parse(result, name, values),
        };
        option.CompletionSources.Clear();
        option.CompletionSources.Add([.. values.Keys]);
        return option;
    }

    /// <summary>As <see cref="Create{T}"/>; the help names the value that counts if there is none.</summary>
    public static Option<T?> CreateWithDefault<T>(string name, string description, T byDefault, params T[] allowed)
        where T : struct, Enum
    {
        var option = Create(name, description, allowed);
        option.Description = $"{option.Description!.TrimEnd('.')}; {EnumNames.ToKebabCase(byDefault)} by default.";
        return option;
    }

    static T? Parse<T>(ArgumentResult result, string name, Dictionary<string, T> values)
        where T : struct, Enum
    {
        if (values.TryGetValue(result.Tokens[0].Value, out var value))
            return value;
        result.AddError($"{name} must be one of {string.Join(", ", values.Keys)}, not {result.Tokens[0].Value}.");
        return null;
    }
}
