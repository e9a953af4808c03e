using System.Text;

namespace DunnHumbyColumnar.Query;

/// <summary>A pattern of literal parts with any characters between them, compared without case.</summary>
sealed class TextPattern
{
    readonly List<string> _parts = [];

    /// <param name="pattern">Text with * for any characters, also none, and \ before a character that stands for itself.</param>
    public TextPattern(string pattern)
    {
        var part = new StringBuilder();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '*')
            {
                _parts.Add(part.ToString());
                part.Clear();
                continue;
            }

            if (pattern[i] == '\\' && i + 1 < pattern.Length)
                i++;
            part.Append(pattern[i]);
        }

        _parts.Add(part.ToString());
    }

    public bool Matches(string text)
    {
        const StringComparison WithoutCase = StringComparison.OrdinalIgnoreCase;
        string first = _parts[0];
        string last = _parts[^1];
        if (_parts.Count == 1)
            return text.Equals(first, WithoutCase);
        if (text.Length < first.Length + last.Length || !text.StartsWith(first, WithoutCase) || !text.EndsWith(last, WithoutCase))
            return false;
        // The leftmost place of each part leaves the most room for those after it.
        int from = first.Length;
        int end = text.Length - last.Length;
        foreach (string part in _parts[1..^1])
        {
            int at = text.IndexOf(part, from, end - from, WithoutCase);
            if (at < 0)
                return false;
            from = at + part.Length;
        }

        return true;
    }
}
