namespace DunnHumbyColumnar.Results;

/// <summary>Linear search, for results of few rows.</summary>
static class RowLookup
{
    /// <summary>The first row that satisfies a condition; null if none does.</summary>
    public static TRow? FirstOrNull<TRow>(this IEnumerable<TRow> rows, Func<TRow, bool> isWanted)
        where TRow : struct
    {
        foreach (var row in rows)
            if (isWanted(row))
                return row;
        return null;
    }
}
