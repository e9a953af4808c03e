using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>The baskets of every pair of items that occur, from their bitmaps; where an item is rare, from the words of its bitmap that have bits.</summary>
sealed class PairMatrix
{
    /// <summary>Items a side of a tile: bitmaps that stay in the cache for one another.</summary>
    const int TileItems = 16;

    /// <summary>A bitmap is rare whose words with bits are fewer than one in so many: a word by its index costs as much as these in a row.</summary>
    const int WordsForOneIndex = 4;

    readonly int[] _counts;
    readonly BasketBitmaps _bitmaps;
    readonly int[] _words;
    readonly int[] _wordCounts;

    PairMatrix(BasketBitmaps bitmaps, int[] counts, int[] words)
    {
        _bitmaps = bitmaps;
        _counts = counts;
        _words = words;
        _wordCounts = new int[bitmaps.Count];
    }

    int MostWords => _bitmaps.WordCount / WordsForOneIndex;

    /// <summary>Elements of the matrix of so many items.</summary>
    public static long LengthFor(int items) => (long)items * items;

    /// <summary>Baskets with the item of a rank and each item of a later one.</summary>
    public ReadOnlySpan<int> After(int rank) => _counts.AsSpan((rank * _bitmaps.Count) + rank + 1, _bitmaps.Count - rank - 1);

    /// <param name="context">Threads.</param>
    /// <param name="bitmaps">The bitmaps.</param>
    /// <param name="scratch">Lends the room: for a count a pair, and for an index in every fourth word of the bitmaps.</param>
    public static PairMatrix Build(QueryContext context, BasketBitmaps bitmaps, Scratch scratch)
    {
        int items = bitmaps.Count;
        int[] words = scratch.Rent<int>(items * (bitmaps.WordCount / WordsForOneIndex));
        var matrix = new PairMatrix(bitmaps, scratch.Rent<int>((int)LengthFor(items)), words);
        Workers.Run(context.Threads, items, (_, rank) => matrix._wordCounts[rank] = BitmapAnd.WordsWithBits(bitmaps[rank], matrix.RoomFor(rank)), context.CancellationToken);
        int blocks = (items + TileItems - 1) / TileItems;
        (int Left, int Right)[] tiles = [.. Enumerable.Range(0, blocks).SelectMany(left => Enumerable.Range(left, blocks - left).Select(right => (left, right)))];
        Workers.Run(context.Threads, tiles.Length, (_, tile) => matrix.CountTile(tiles[tile].Left * TileItems, tiles[tile].Right * TileItems), context.CancellationToken);
        return matrix;
    }

    void CountTile(int firstLeft, int firstRight)
    {
        int items = _bitmaps.Count;
        for (int left = firstLeft; left < Math.Min(firstLeft + TileItems, items); left++)
            for (int right = Math.Max(firstRight, left + 1); right < Math.Min(firstRight + TileItems, items); right++)
                _counts[(left * items) + right] = Count(left, right);
    }

    int Count(int left, int right)
    {
        // The rarer one gives the words; -1 is many.
        int rare = (uint)_wordCounts[left] <= (uint)_wordCounts[right] ? left : right;
        return _wordCounts[rare] < 0
            ? BitmapAnd.Count(_bitmaps[left], _bitmaps[right])
            : BitmapAnd.CountAt(RoomFor(rare)[.._wordCounts[rare]], _bitmaps[left], _bitmaps[right]);
    }

    Span<int> RoomFor(int rank) => _words.AsSpan(rank * MostWords, MostWords);
}
