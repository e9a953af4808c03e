using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Builds baskets: the distinct items of each, ascending, the last one marked (see <see cref="Postings"/>). Not thread-safe: one per
/// thread.
/// </summary>
/// <param name="lines">Reads households.</param>
/// <param name="maxItems">Larger baskets are skipped.</param>
sealed class BasketAdder(HouseholdLines lines, int maxItems)
{
    readonly ulong[] _bits = new ulong[DistinctItems.WordsFor(lines.ItemLimit)];
    Memory<int> _items;
    Memory<int> _keys;

    public int ItemCount { get; private set; }

    public int BasketCount { get; private set; }

    /// <summary>Baskets with too many items.</summary>
    public int Skipped { get; private set; }

    /// <summary>Pairs of items, counted once per basket.</summary>
    public long Cooccurrences { get; private set; }

    /// <summary>Starts over.</summary>
    /// <param name="items">Receives the items; has room for one per line.</param>
    /// <param name="keys">Receives the key of each basket; empty: they are not kept.</param>
    public void Begin(Memory<int> items, Memory<int> keys)
    {
        (_items, _keys) = (items, keys);
        (ItemCount, BasketCount, Skipped, Cooccurrences) = (0, 0, 0, 0);
    }

    /// <summary>Adds the baskets of one household from all its ranges.</summary>
    public void Add(ReadOnlySpan<HouseholdRange> ranges)
    {
        if (!lines.Read(ranges))
            return;
        var runs = lines.BasketRuns;
        for (int run = 0; run < runs.Length;)
        {
            int key = runs[run].Key;
            for (; run < runs.Length && runs[run].Key == key; run++)
                DistinctItems.Put(lines.Items[runs[run].Start..runs[run].End], lines.ItemLimit, _bits);
            Write(key);
        }
    }

    /// <summary>Number of pairs among a number of items.</summary>
    public static long PairsOf(int items) => (long)items * (items - 1) / 2;

    void Write(int key)
    {
        var room = _items.Span[ItemCount..];
        int count = DistinctItems.Take(lines.ItemLimit, _bits, room);
        if (count == 0)
            return;
        if (count > maxItems)
        {
            Skipped++;
            return;
        }

        room[count - 1] |= Postings.EndOfBasket;
        if (!_keys.IsEmpty)
            _keys.Span[BasketCount] = key;
        ItemCount += count;
        BasketCount++;
        Cooccurrences += PairsOf(count);
    }
}
