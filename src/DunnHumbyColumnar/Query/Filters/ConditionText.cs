using System.Buffers;

namespace DunnHumbyColumnar.Query;

/// <summary>Values and patterns as a condition in words spells them.</summary>
static class ConditionText
{
    static readonly SearchValues<char> Special = SearchValues.Create(",\"\\");

    /// <summary>A value as it is, or in quotes, as CSV has them, where it would be read as something else.</summary>
    public static string Quote(string value) =>
        NeedsQuotes(value) ? InQuotes(value.Replace("\\", "\\\\", StringComparison.Ordinal)) : value;

    /// <summary>As <see cref="Quote"/>, for a pattern: its escapes stay.</summary>
    public static string QuotePattern(string pattern) =>
        NeedsQuotes(pattern.Replace("\\", "", StringComparison.Ordinal)) ? InQuotes(pattern) : pattern;

    static bool NeedsQuotes(string value) =>
        value.Length == 0 || value != value.Trim() || value.AsSpan().ContainsAny(Special) || value.Contains("..", StringComparison.Ordinal)
        || value[0] is '.' or '=' || value[^1] == '.';

    static string InQuotes(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
