using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Vertical layout of baskets: a bitmap per item, a bit per basket. Only for selected items, which are addressed by their rank among them.
/// </summary>
sealed class BasketBitmaps
{
    const int WordBits = 64;

    readonly ulong[] _bits;

    BasketBitmaps(int count, int words, ulong[] bits)
    {
        Count = count;
        WordCount = words;
        _bits = bits;
    }

    /// <summary>Number of bitmaps.</summary>
    public int Count { get; }

    /// <summary>Words of one bitmap.</summary>
    public int WordCount { get; }

    /// <summary>The bitmap of the item with a rank.</summary>
    public ReadOnlySpan<ulong> this[int rank] => _bits.AsSpan(rank * WordCount, WordCount);

    /// <summary>Words of the bitmaps of a number of items.</summary>
    public static long WordsFor(ItemBaskets baskets, int items) => (long)baskets.Segments.Sum(Words) * items;

    /// <param name="context">Threads.</param>
    /// <param name="baskets">The baskets.</param>
    /// <param name="items">The selected item codes, ascending; ranks are indices into them.</param>
    /// <param name="bits">Room for <see cref="WordsFor"/> words.</param>
    public static BasketBitmaps Build(QueryContext context, ItemBaskets baskets, int[] items, ulong[] bits)
    {
        int[] rankOfItem = new int[baskets.Filter.Items.Count];
        Array.Fill(rankOfItem, -1);
        for (int rank = 0; rank < items.Length; rank++)
            rankOfItem[items[rank]] = rank;
        // Each segment starts at a new word, so that threads share none.
        int[] firstWord = new int[baskets.Segments.Length + 1];
        for (int segment = 0; segment < baskets.Segments.Length; segment++)
            firstWord[segment + 1] = firstWord[segment] + Words(baskets.Segments[segment]);
        int words = firstWord[^1];
        Workers.Run(
            context.Threads,
            baskets.Segments.Length,
            (_, segment) =>
            {
                for (int rank = 0; rank < items.Length; rank++)
                    bits.AsSpan((rank * words) + firstWord[segment], firstWord[segment + 1] - firstWord[segment]).Clear();
                BasketBits.Set(baskets.In(baskets.Segments[segment]), firstWord[segment] * WordBits, rankOfItem, words, bits);
            },
            context.CancellationToken);
        return new BasketBitmaps(items.Length, words, bits);
    }

    static int Words(BasketSegment segment) => (segment.Baskets + WordBits - 1) / WordBits;
}
