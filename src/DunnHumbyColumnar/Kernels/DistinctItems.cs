using System.Numerics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// The different items of a basket in ascending order, through a bitmap of two levels: a bit per item, and a bit per word of those, so that what a basket costs is its lines and
/// not the number of items there are. The bitmap starts zeroed and is zero again after each basket.
/// </summary>
static class DistinctItems
{
    const int Shift = 6;

    /// <summary>Words of a bitmap for so many items.</summary>
    public static int WordsFor(int items) => Words(items) + Words(Words(items));

    /// <summary>Puts items into the bitmap for <paramref name="itemCount"/> items. Negative items are passed over.</summary>
    public static void Put(ReadOnlySpan<int> items, int itemCount, Span<ulong> bits)
    {
        var words = bits[..Words(itemCount)];
        var summary = bits[words.Length..];
        if (summary.Length == 1)
        {
            summary[0] |= PutFew(items, words);
            return;
        }

        foreach (int item in items)
        {
            if (item < 0)
                continue;
            words[item >> Shift] |= 1UL << item;
            summary[item >> (2 * Shift)] |= 1UL << (item >> Shift);
        }
    }

    /// <summary>As <see cref="Put"/> where one word is the upper level: it is returned, so that no line waits for the one before it to be stored.</summary>
    static ulong PutFew(ReadOnlySpan<int> items, Span<ulong> words)
    {
        ulong summary = 0;
        foreach (int item in items)
        {
            if (item < 0)
                continue;
            words[item >> Shift] |= 1UL << item;
            summary |= 1UL << (item >> Shift);
        }

        return summary;
    }

    /// <summary>Takes all items out, ascending; returns how many. Cost: the items and the words of the upper level.</summary>
    public static int Take(int itemCount, Span<ulong> bits, Span<int> items)
    {
        var words = bits[..Words(itemCount)];
        var summary = bits[words.Length..];
        int count = 0;
        for (int s = 0; s < summary.Length; s++)
        {
            for (ulong left = summary[s]; left != 0; left &= left - 1)
            {
                int at = (s << Shift) + BitOperations.TrailingZeroCount(left);
                for (ulong word = words[at]; word != 0; word &= word - 1)
                    items[count++] = (at << Shift) + BitOperations.TrailingZeroCount(word);
                words[at] = 0;
            }

            summary[s] = 0;
        }

        return count;
    }

    /// <summary>The definition of putting and taking.</summary>
    public static int Reference(ReadOnlySpan<int> items, Span<int> distinct)
    {
        int[] sorted = [.. new SortedSet<int>(items.ToArray().Where(item => item >= 0))];
        sorted.CopyTo(distinct);
        return sorted.Length;
    }

    static int Words(int bits) => (bits + (1 << Shift) - 1) >> Shift;
}
