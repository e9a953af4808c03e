namespace DunnHumbyColumnar.Web.Api;

/// <summary>Positions of rows in results.</summary>
static class Rows
{
    /// <summary>The row of a key in a result in ascending order of it; null if there is none.</summary>
    public static int? Find<TRow>(JourneyResult<TRow> result, int key, Func<TRow, int> keyOf)
    {
        int low = 0;
        int high = result.Count - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int found = keyOf(result[middle]);
            if (found == key)
                return middle;
            if (found < key)
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
