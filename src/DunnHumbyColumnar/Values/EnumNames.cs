using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar;

/// <summary>Names of enumerated options in metadata, on the command line, in URLs and in results.</summary>
public static class EnumNames
{
    /// <summary>Lower case, words joined by a hyphen: <c>sub-commodity</c>.</summary>
    public static string ToKebabCase<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return string.Concat(
            name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
    }

    /// <summary>Values by their names; all values unless some are given.</summary>
    internal static Dictionary<string, T> ByName<T>(params T[] values)
        where T : struct, Enum => (values.Length == 0 ? Enum.GetValues<T>() : values).ToDictionary(ToKebabCase, StringComparer.Ordinal);

    /// <summary>Throws <see cref="ArgumentOutOfRangeException"/> for a value that has no name.</summary>
    internal static void ThrowIfNotDefined<T>(T value, [CallerArgumentExpression(nameof(value))] string name = "")
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
            throw new ArgumentOutOfRangeException(name, value, $"There is no such {typeof(T).Name}.");
    }
}
