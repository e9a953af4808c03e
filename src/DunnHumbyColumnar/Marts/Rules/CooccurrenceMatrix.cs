using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Number of baskets of every pair of occurring items. Two heavy items intersect their bitmaps, at the cost of all baskets; a light item
/// has a counter per other item, at the cost of the items in its baskets.
/// </summary>
sealed class CooccurrenceMatrix
{
    /// <summary>Items per side of a tile: few enough for their bitmaps to stay in the cache.</summary>
    const int TileItems = 16;

    readonly int _itemLimit;
    readonly int[] _items;
    readonly int[] _ranks;
    readonly int[] _counts;
    readonly BasketBitmaps _heavy;
    readonly int[][] _light;

    CooccurrenceMatrix(InvertedIndex index, int[] ranks, int[] counts, BasketBitmaps heavy, int[][] light)
    {
        _itemLimit = index.Baskets.Length;
        _items = index.Items;
        _ranks = ranks;
        _counts = counts;
        _heavy = heavy;
        _light = light;
    }

    /// <summary>Baskets with the i-th occurring item and each later one.</summary>
    public ReadOnlySpan<int> After(int item) => _counts.AsSpan((item * _items.Length) + item + 1, _items.Length - item - 1);

    /// <param name="context">Threads.</param>
    /// <param name="baskets">The baskets.</param>
    /// <param name="index">The inverted index of the baskets.</param>
    /// <param name="plan">Which items are heavy.</param>
    /// <param name="scratch">Lends the arrays.</param>
    public static CooccurrenceMatrix Build(
        QueryContext context, ItemBaskets baskets, InvertedIndex index, CooccurrencePlan plan, Scratch scratch)
    {
        int[] rankOfItem = new int[index.Baskets.Length];
        for (int rank = 0; rank < plan.Items.Length; rank++)
            rankOfItem[plan.Items[rank]] = rank;
        int[] heavy = plan.Items[..plan.Heavy];
        var bitmaps = BasketBitmaps.Build(
            context, baskets, heavy, scratch.Rent<ulong>((int)Math.Max(1, BasketBitmaps.WordsFor(baskets, heavy.Length))));
        int[][] light = CountLight(context, baskets, rankOfItem, plan, scratch);
        int[] ranks = Array.ConvertAll(index.Items, item => rankOfItem[item]);
        int items = ranks.Length;
        var matrix = new CooccurrenceMatrix(index, ranks, scratch.Rent<int>(Math.Max(1, items * items)), bitmaps, light);
        int blocks = (items + TileItems - 1) / TileItems;
        (int Left, int Right)[] tiles = [.. Enumerable.Range(0, blocks)
            .SelectMany(left => Enumerable.Range(left, blocks - left).Select(right => (left, right)))];
        Workers.Run(
            context.Threads, tiles.Length,
            (_, tile) => matrix.CountTile(tiles[tile].Left * TileItems, tiles[tile].Right * TileItems), context.CancellationToken);
        return matrix;
    }

    /// <summary>
    /// Counters per part of the baskets, so that threads share none: a row per light item, by rank, with a counter per item.
    /// </summary>
    static int[][] CountLight(QueryContext context, ItemBaskets baskets, int[] rankOfItem, CooccurrencePlan plan, Scratch scratch)
    {
        int[] rowOfItem = Array.ConvertAll(rankOfItem, rank => rank - plan.Heavy);
        int counters = (plan.Items.Length - plan.Heavy) * rankOfItem.Length;
        if (counters == 0)
            return [];
        int[][] light = new int[plan.Parts][];
        for (int part = 0; part < light.Length; part++)
            light[part] = scratch.Rent<int>(counters);
        var segments = baskets.Segments;
        Workers.Run(
            context.Threads,
            light.Length,
            (_, part) =>
            {
                var counts = light[part].AsSpan(0, counters);
                counts.Clear();
                for (int segment = segments.Length * part / light.Length; segment < segments.Length * (part + 1) / light.Length; segment++)
                    LightPairs.Add(baskets.In(segments[segment]), rowOfItem, counts);
            },
            context.CancellationToken);
        return light;
    }

    void CountTile(int firstLeft, int firstRight)
    {
        int items = _ranks.Length;
        for (int left = firstLeft; left < Math.Min(firstLeft + TileItems, items); left++)
            for (int right = Math.Max(firstRight, left + 1); right < Math.Min(firstRight + TileItems, items); right++)
                _counts[(left * items) + right] = Count(left, right);
    }

    /// <summary>Baskets with two of the occurring items.</summary>
    int Count(int left, int right)
    {
        if (_ranks[left] < _heavy.Count && _ranks[right] < _heavy.Count)
            return BitmapAnd.Count(_heavy[_ranks[left]], _heavy[_ranks[right]]);
        var (light, other) = _ranks[left] < _ranks[right] ? (right, left) : (left, right);
        int counter = ((_ranks[light] - _heavy.Count) * _itemLimit) + _items[other];
        int count = 0;
        foreach (int[] part in _light)
            count += part[counter];
        return count;
    }
}
