namespace DunnHumbyColumnar;

/// <summary>
/// What somebody may have meant by an unknown name: known names that differ in case only, begin with it, have a word that does, are a few
/// typing errors away (optimal string alignment distance), or have a word that it abbreviates (dept: department). Without case.
/// </summary>
static class NearestNames
{
    const int Shown = 3;

    /// <summary>A typing error for every so many characters is near, but one always is.</summary>
    const int CharactersPerError = 3;

    enum Likeness
    {
        SameButForCase,
        Prefix,
        WordPrefix,
        TypingErrors,
        Abbreviation,
        None,
    }

    /// <summary>At most three known names, the nearest first, ties in ordinal order; none if none is near.</summary>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        string wanted = Fold(name.Trim());
        return wanted.Length == 0
            ? []
            : [.. known.Distinct(StringComparer.Ordinal)
                .Select(candidate => (Name: candidate, Rank: Rank(wanted, Fold(candidate))))
                .Where(candidate => candidate.Rank.Likeness != Likeness.None)
                .OrderBy(candidate => candidate.Rank.Likeness).ThenBy(candidate => candidate.Rank.Distance)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(Shown).Select(candidate => candidate.Name)];
    }

    /// <summary>Upper case and lower case alike, whatever the culture.</summary>
    public static string Fold(string text) => text.ToUpperInvariant();

    static (Likeness Likeness, int Distance) Rank(string wanted, string candidate)
    {
        int more = Math.Abs(candidate.Length - wanted.Length);
        if (candidate == wanted)
            return (Likeness.SameButForCase, 0);
        if (candidate.StartsWith(wanted, StringComparison.Ordinal))
            return (Likeness.Prefix, more);
        if (HasWord(candidate, word => candidate.AsSpan(word).StartsWith(wanted, StringComparison.Ordinal)))
            return (Likeness.WordPrefix, more);
        int allowed = Math.Max(1, wanted.Length / CharactersPerError);
        int errors = more <= allowed ? Distance(wanted, candidate) : int.MaxValue;
        if (errors <= allowed)
            return (Likeness.TypingErrors, errors);
        return wanted.Length > 1 && HasWord(candidate, word => Abbreviates(wanted, candidate.AsSpan(word)))
            ? (Likeness.Abbreviation, more)
            : (Likeness.None, 0);
    }

    /// <summary>Whether a word of a text, given by its start, is as wanted.</summary>
    static bool HasWord(string text, Func<int, bool> isWanted)
    {
        for (int start = 0; start < text.Length; start++)
            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && isWanted(start))
                return true;
        return false;
    }

    /// <summary>Whether some characters of the word that a text begins with, its first among them, are the abbreviation.</summary>
    static bool Abbreviates(string abbreviation, ReadOnlySpan<char> text)
    {
        int found = 0;
        for (int i = 0; i < text.Length && found < abbreviation.Length && char.IsLetterOrDigit(text[i]); i++)
        {
            if (text[i] == abbreviation[found])
                found++;
            else if (i == 0)
                return false;
        }

        return found == abbreviation.Length;
    }

    /// <summary>
    /// Insertions, deletions, replacements and transpositions of neighbours that lead from one text to the other, no part edited twice.
    /// </summary>
    public static int Distance(string from, string to)
    {
        int[] beforeLast = new int[to.Length + 1];
        int[] last = [.. Enumerable.Range(0, to.Length + 1)];
        int[] row = new int[to.Length + 1];
        for (int i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                row[j] = Math.Min(last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1), Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }
}
