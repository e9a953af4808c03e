namespace DunnHumbyColumnar.Cli.Output;

/// <summary>Breaks text between words, so that a terminal does not break it inside of them.</summary>
static class WordWrap
{
    /// <summary>The lines of a text, the later ones indented like the first; a word that is wider than a line stays whole.</summary>
    public static IEnumerable<string> Lines(string text, int width)
    {
        if (text.Length <= width)
        {
            yield return text;
            yield break;
        }

        string indent = new(' ', text.Length - text.TrimStart(' ').Length);
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? indent + word : $"{line} {word}";
        }

        yield return line;
    }
}
