namespace DunnHumbyColumnar.Csv;

/// <summary>
/// What numbers the parts of a table behind its name, in lower-case letters and digits alone: <c>2</c>, <c>200403</c>, <c>part2of7</c>,
/// <c>jan2004</c>, <c>b</c>.
/// </summary>
static class PartNumber
{
    static readonly string[] Months =
    [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
    ];

    static readonly string[] Words = ["part", "file", "chunk", "split", "week", "no", "of", "p", "y", "q", "w", "m", "d"];

    /// <summary>Whether a text is nothing, or only months, numbers with words of counting before them, and a letter at the end.</summary>
    public static bool Matches(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (TryTake(ref text, Months))
                continue;
            var rest = text;
            while (TryTake(ref rest, Words))
            {
            }

            if (rest.Length == 0 || !char.IsAsciiDigit(rest[0]))
                return text.Length == 1 && char.IsAsciiLetter(text[0]);
            text = rest[1..];
        }

        return true;
    }

    static bool TryTake(ref ReadOnlySpan<char> text, string[] words)
    {
        foreach (string word in words)
        {
            if (!text.StartsWith(word, StringComparison.Ordinal))
                continue;
            text = text[word.Length..];
            return true;
        }

        return false;
    }
}
