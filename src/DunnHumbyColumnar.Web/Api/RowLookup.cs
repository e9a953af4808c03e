namespace DunnHumbyColumnar.Web.Api;

/// <summary>Positions of rows in results.</summary>
static class RowLookup
{
    /// <summary>Binary search: the row of a key in a result that is ordered by it; null if there is none.</summary>
    public static int? Find<TRow>(JourneyResult<TRow> result, int key, Func<TRow, int> keyOf)
    {
        int low = 0;
        int high = result.Count - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int candidate = keyOf(result[middle]);
            if (candidate == key)
                return middle;
            if (candidate < key)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    /// <summary>The rows that satisfy a condition.</summary>
    public static IEnumerable<int> Where<TRow>(JourneyResult<TRow> result, Func<TRow, bool> isWanted)
    {
        for (int row = 0; row < result.Count; row++)
            if (isWanted(result[row]))
                yield return row;
    }
}
