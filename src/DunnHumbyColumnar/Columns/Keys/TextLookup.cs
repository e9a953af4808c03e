namespace DunnHumbyColumnar.Columns;

/// <summary>Finds a text that somebody wrote among known ones: as it is written, or else without case if that leaves one.</summary>
static class TextLookup
{
    /// <summary>The index of the text.</summary>
    /// <param name="kind">What the texts are, for the message.</param>
    /// <param name="text">What was written.</param>
    /// <param name="known">The known texts.</param>
    /// <exception cref="UnknownNameException">None or several of them are meant; the message names the nearest.</exception>
    public static int Find(string kind, string text, IReadOnlyList<string> known)
    {
        var meant = new List<int>();
        for (int i = 0; i < known.Count; i++)
        {
            if (known[i] == text)
                return i;
            if (known[i].Equals(text, StringComparison.OrdinalIgnoreCase))
                meant.Add(i);
        }

        return meant.Count switch
        {
            1 => meant[0],
            0 => throw new UnknownNameException(kind, text, known),
            _ => throw new UnknownNameException(
                text, $"{kind} {text} is ambiguous without case: {string.Join(", ", meant.Select(i => known[i]))}")
            {
                Nearest = [.. meant.Select(i => known[i])],
            },
        };
    }
}
