using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>The baskets of every pair of items that occur, from their bitmaps.</summary>
sealed class PairMatrix
{
    /// <summary>Items beside one another in a tile, and words of their bitmaps that are read at a time: each is read once for all partners and lies in the cache meanwhile.</summary>
    const int TileItems = 16;
    const int TileWords = 512;

    readonly int _items;
    readonly int[] _counts;

    PairMatrix(int items, int[] counts)
    {
        _items = items;
        _counts = counts;
    }

    /// <summary>Elements of the matrix of so many items.</summary>
    public static long LengthFor(int items) => (long)items * items;

    /// <summary>Baskets with the item of a rank and each item of a later one.</summary>
    public ReadOnlySpan<int> After(int rank) => _counts.AsSpan((rank * _items) + rank + 1, _items - rank - 1);

    /// <param name="context">Threads.</param>
    /// <param name="bitmaps">The bitmaps.</param>
    /// <param name="counts">Room for <see cref="LengthFor"/> elements.</param>
    public static PairMatrix Build(QueryContext context, BasketBitmaps bitmaps, int[] counts)
    {
        int items = bitmaps.Count;
        int blocks = (items + TileItems - 1) / TileItems;
        (int Left, int Right)[] tiles = [.. Enumerable.Range(0, blocks).SelectMany(left => Enumerable.Range(left, blocks - left).Select(right => (left, right)))];
        counts.AsSpan(0, items * items).Clear();
        Workers.Run(
            context.Threads,
            tiles.Length,
            (_, tile) =>
            {
                for (int word = 0; word < bitmaps.WordCount; word += TileWords)
                    Add(bitmaps, tiles[tile].Left * TileItems, tiles[tile].Right * TileItems, word, Math.Min(TileWords, bitmaps.WordCount - word), counts);
            },
            context.CancellationToken);
        return new PairMatrix(items, counts);
    }

    static void Add(BasketBitmaps bitmaps, int firstLeft, int firstRight, int word, int words, int[] counts)
    {
        int items = bitmaps.Count;
        for (int left = firstLeft; left < Math.Min(firstLeft + TileItems, items); left++)
        {
            var own = bitmaps[left].Slice(word, words);
            for (int right = Math.Max(firstRight, left + 1); right < Math.Min(firstRight + TileItems, items); right++)
                counts[(left * items) + right] += BitmapAnd.Count(own, bitmaps[right].Slice(word, words));
        }
    }
}
