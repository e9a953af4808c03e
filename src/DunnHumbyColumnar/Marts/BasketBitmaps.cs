using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>A bitmap per item, a bit per basket: the vertical form of the baskets. Only for the items asked for.</summary>
sealed class BasketBitmaps
{
    readonly ulong[] _bits;
    readonly int[] _rankOfItem;
    readonly int _words;

    /// <param name="baskets">The baskets.</param>
    /// <param name="items">Item codes, ascending.</param>
    /// <param name="bits">Room for <see cref="WordsFor"/> words.</param>
    public BasketBitmaps(ItemBaskets baskets, int[] items, ulong[] bits)
    {
        _words = Words(baskets.Count);
        _bits = bits;
        _bits.AsSpan(0, _words * items.Length).Clear();
        _rankOfItem = new int[baskets.Filter.Items.Count];
        Array.Fill(_rankOfItem, -1);
        for (int rank = 0; rank < items.Length; rank++)
            _rankOfItem[items[rank]] = rank;
        int basket = 0;
        foreach (var segment in baskets.Segments)
            basket = BasketBits.Set(baskets.In(segment), basket, _rankOfItem, _words, _bits);
    }

    /// <summary>Words of one bitmap.</summary>
    public int WordCount => _words;

    /// <summary>Words of the bitmaps of so many items.</summary>
    public static long WordsFor(ItemBaskets baskets, int items) => (long)Words(baskets.Count) * items;

    /// <summary>The bitmap of an item that was asked for.</summary>
    public ReadOnlySpan<ulong> Of(int item) => _bits.AsSpan(_rankOfItem[item] * _words, _words);

    static int Words(int baskets) => (baskets + 63) / 64;
}
