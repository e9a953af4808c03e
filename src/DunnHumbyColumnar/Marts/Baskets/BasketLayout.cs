using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// How the rows of a basket lie: usually together, but nothing keeps an id from recurring on another day or in another household.
/// </summary>
static class BasketLayout
{
    /// <summary>Memory of <see cref="Regroup"/> per item of a basket.</summary>
    public const int BytesPerItem = 80;

    /// <summary>Whether the rows of every basket follow one another.</summary>
    public static bool IsEachOneRun(JourneyData data)
    {
        var column = data.Transactions["basket_id"];
        // Statistics count runs per batch, so a run that spans two batches counts twice.
        long cuts = 0;
        for (int batch = 1; batch < column.Chunks.Length; batch++)
            cuts += column.Chunks[batch - 1].Values<int>()[^1] == column.Chunks[batch].Values<int>()[0] ? 1 : 0;
        return column.Stats.Runs - cuts == column.Stats.Distinct;
    }

    /// <summary>
    /// Whether the rows of every basket by this definition follow one another and belong to one household. False for household weeks, which
    /// are not examined.
    /// </summary>
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
            if (ranges[i].Household != ranges[i - 1].Household
                && BasketAt(baskets[ranges[i - 1].Batch], ranges[i - 1].End - 1) == BasketAt(baskets[ranges[i].Batch], ranges[i].Start))
                return false;
        return true;
    }

    /// <summary>
    /// Merges the parts of a basket that lie in different households, and writes all baskets, in key order, to the beginning of the array.
    /// Slow, for data that are not as published.
    /// </summary>
    public static BasketSegment Regroup(BasketSegment[] segments, int[] items, ReadOnlySpan<int> keys, int maxItems)
    {
        var pairs = new SortedSet<(int Key, int Item)>();
        foreach (var segment in segments)
        {
            int basket = segment.Start;
            for (int i = segment.Start; i < segment.End; i++)
            {
                pairs.Add((keys[basket], items[i] & Postings.ItemMask));
                basket += items[i] < 0 ? 1 : 0;
            }
        }

        int written = 0;
        int baskets = 0;
        int skipped = 0;
        long cooccurrences = 0;
        foreach (var basket in pairs.GroupBy(pair => pair.Key, pair => pair.Item))
        {
            int[] members = [.. basket];
            if (members.Length > maxItems)
            {
                skipped++;
                continue;
            }

            members.CopyTo(items, written);
            written += members.Length;
            items[written - 1] |= Postings.EndOfBasket;
            baskets++;
            cooccurrences += BasketAdder.PairsOf(members.Length);
        }

        return new BasketSegment(0, written, baskets, skipped, cooccurrences);
    }

    static int BasketAt(ColumnChunk chunk, int row) =>
        chunk.Values<int>()[chunk.Encoding == ColumnEncoding.RunEnd ? chunk.RunOf(row) : row];
}
