using System.Globalization;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Reads the texts of parameters strictly. The message of a <see cref="FormatException"/> continues after the parameter's name.
/// </summary>
static class ParameterText
{
    /// <summary>Characters of a text at most.</summary>
    public const int MaxLength = 200;

    const int MaxShownLength = 40;

    /// <exception cref="FormatException">The text is no whole number of the range.</exception>
    public static int Whole(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
        && value >= minimum && value <= maximum
            ? value
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"must be a whole number from {minimum} to {maximum}, not {Shown(text)}"));

    /// <summary>The text, which is one of the choices.</summary>
    /// <exception cref="FormatException">It is none of them.</exception>
    public static string OneOf(string text, IReadOnlyCollection<string> choices) => choices.Contains(text, StringComparer.Ordinal)
        ? text
        : throw new FormatException($"must be one of {string.Join(", ", choices)}, not {Shown(text)}");

    /// <exception cref="FormatException">The text is neither true nor false.</exception>
    public static bool Flag(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException($"must be true or false, not {Shown(text)}"),
    };

    /// <summary>The text, which is not too long.</summary>
    /// <exception cref="FormatException">It has more than <see cref="MaxLength"/> characters.</exception>
    public static string Short(string text) => text.Length <= MaxLength
        ? text
        : throw new FormatException($"must have at most {MaxLength} characters, not {text.Length}");

    /// <summary>The text in quotes, cut to fit a message.</summary>
    static string Shown(string text) => text.Length <= MaxShownLength ? $"\"{text}\"" : $"\"{text[..MaxShownLength]}…\"";
}
