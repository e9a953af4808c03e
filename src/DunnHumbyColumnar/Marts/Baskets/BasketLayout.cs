using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>How the rows of a basket lie: together as a rule, but nothing keeps an id from coming again on another day or in another household.</summary>
static class BasketLayout
{
    /// <summary>Whether the rows of every basket follow one another.</summary>
    public static bool IsEachOneRun(JourneyData data)
    {
        var column = data.Transactions["basket_id"];
        // Runs are counted batch by batch.
        long cuts = 0;
        for (int batch = 1; batch < column.Chunks.Length; batch++)
            cuts += column.Chunks[batch - 1].Values<int>()[^1] == column.Chunks[batch].Values<int>()[0] ? 1 : 0;
        return column.Stats.Runs - cuts == column.Stats.Distinct;
    }

    /// <summary>Whether the rows of every unit follow one another and are those of one household. Weeks are not looked into.</summary>
    public static bool AreWhole(JourneyData data, BasketUnit unit) => unit switch
    {
        BasketUnit.Basket => IsEachOneRunOfOneHousehold(data),
        BasketUnit.Household => true,
        _ => false,
    };

    static bool IsEachOneRunOfOneHousehold(JourneyData data)
    {
        if (!IsEachOneRun(data))
            return false;
        var baskets = data.Transactions["basket_id"].Chunks;
        var ranges = data.HouseholdRanges;
        for (int i = 1; i < ranges.Length; i++)
            if (ranges[i].Household != ranges[i - 1].Household && BasketAt(baskets[ranges[i - 1].Batch], ranges[i - 1].End - 1) == BasketAt(baskets[ranges[i].Batch], ranges[i].Start))
                return false;
        return true;
    }

    /// <summary>
    /// Puts the parts of a basket together that are in different households, baskets in the order of their keys, from the beginning of the array on. Slow, for data that are not as
    /// published.
    /// </summary>
    public static BasketSegment Regroup(BasketSegment[] segments, int[] items, ReadOnlySpan<int> keys, int mostItems)
    {
        var pairs = new SortedSet<(int Key, int Item)>();
        foreach (var segment in segments)
        {
            int basket = segment.Start;
            for (int i = segment.Start; i < segment.End; i++)
            {
                pairs.Add((keys[basket], items[i] & ItemPositions.ItemBits));
                basket += items[i] < 0 ? 1 : 0;
            }
        }

        int written = 0;
        int baskets = 0;
        int skipped = 0;
        long meetings = 0;
        foreach (var basket in pairs.GroupBy(pair => pair.Key, pair => pair.Item))
        {
            int[] members = [.. basket];
            if (members.Length > mostItems)
            {
                skipped++;
                continue;
            }

            members.CopyTo(items, written);
            written += members.Length;
            items[written - 1] |= ItemPositions.Last;
            baskets++;
            meetings += BasketAdder.PairsOf(members.Length);
        }

        return new BasketSegment(0, written, baskets, skipped, meetings);
    }

    static int BasketAt(ColumnChunk chunk, int row) => chunk.Values<int>()[chunk.Encoding == ColumnEncoding.RunEnd ? chunk.RunOf(row) : row];
}
