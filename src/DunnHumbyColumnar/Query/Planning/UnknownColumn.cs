namespace DunnHumbyColumnar.Query;

/// <summary>The error for an unknown column name, with the nearest known names.</summary>
static class UnknownColumn
{
    const int Shown = 3;

    public static UnknownNameException Create(string table, string name, IEnumerable<string> names)
    {
        var nearest = names.Select(candidate => (candidate, Distance: Distance(name.ToLowerInvariant(), candidate)))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal);
        return new UnknownNameException(
            name, $"{table} has no column {name}; the nearest are {string.Join(", ", nearest.Take(Shown).Select(pair => pair.candidate))}");
    }

    /// <summary>Levenshtein distance; 0 if <paramref name="to"/> contains <paramref name="from"/>.</summary>
    static int Distance(string from, string to)
    {
        if (from.Length > 0 && to.Contains(from, StringComparison.Ordinal))
            return 0;
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
