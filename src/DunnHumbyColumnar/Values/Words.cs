namespace DunnHumbyColumnar;

/// <summary>Enumerated options as they are written in metadata, on the command line, in addresses and in results.</summary>
public static class Words
{
    /// <summary>Lower case, words joined by a hyphen: <c>sub-commodity</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        string name = value.ToString();
        return string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));
    }
}
