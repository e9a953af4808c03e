using System.Numerics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// The distinct items of a basket in ascending order, through a two-level bitmap: a bit per item, and a summary bit per word of those. So a
/// basket costs its lines, not the number of items. The bitmap starts zeroed and is zero again after each basket.
/// </summary>
static class DistinctItems
{
    const int Shift = 6;

    /// <summary>Items written per step.</summary>
    const int Together = 4;

    /// <summary>Words of the bitmap, both levels, for a number of items.</summary>
    public static int WordsFor(int items) => Words(items) + Words(Words(items));

    /// <summary>Sets the bits of items in the bitmap for <paramref name="itemCount"/> items. Negative items are ignored.</summary>
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

    /// <summary>
    /// <see cref="Put"/> where the summary is one word: it is returned, so that no line waits for the store of the one before.
    /// </summary>
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

    /// <summary>
    /// Writes all items, ascending, and clears the bitmap; returns how many. What follows them in <paramref name="items"/> may change.
    /// Cost: the items and the words of the summary.
    /// </summary>
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
                count = Write(words[at], at << Shift, items, count);
                words[at] = 0;
            }

            summary[s] = 0;
        }

        return count;
    }

    /// <summary>Writes the items of a word from <paramref name="start"/> on; returns where they end.</summary>
    static int Write(ulong word, int first, Span<int> items, int start)
    {
        int end = start + BitOperations.PopCount(word);
        if (end + Together > items.Length)
        {
            for (; word != 0; word &= word - 1)
                items[start++] = first + BitOperations.TrailingZeroCount(word);
            return end;
        }

        // Whole steps, even past the last item: how many items there are cannot be predicted.
        for (; start < end; start += Together)
        {
            var some = items.Slice(start, Together);
            for (int i = 0; i < Together; i++)
            {
                some[i] = first + BitOperations.TrailingZeroCount(word);
                word &= word - 1;
            }
        }

        return end;
    }

    /// <summary>The definition of <see cref="Put"/> and <see cref="Take"/>.</summary>
    public static int Reference(ReadOnlySpan<int> items, Span<int> distinct)
    {
        int[] sorted = [.. new SortedSet<int>(items.ToArray().Where(item => item >= 0))];
        sorted.CopyTo(distinct);
        return sorted.Length;
    }

    static int Words(int bits) => (bits + (1 << Shift) - 1) >> Shift;
}
