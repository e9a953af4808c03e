using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's maker of baskets: the different items of each, ascending, the last one marked (see <see cref="ItemPositions"/>). Not thread-safe.</summary>
/// <param name="lines">Reads households.</param>
/// <param name="mostItems">Larger baskets are skipped.</param>
sealed class BasketAdder(HouseholdLines lines, int mostItems)
{
    readonly ulong[] _bits = new ulong[DistinctItems.WordsFor(lines.ItemLimit)];
    Memory<int> _items;
    Memory<int> _keys;

    public int ItemCount { get; private set; }

    public int BasketCount { get; private set; }

    /// <summary>Baskets with too many items.</summary>
    public int Skipped { get; private set; }

    /// <summary>Pairs of items of all baskets, as often as they occur.</summary>
    public long Meetings { get; private set; }

    /// <summary>Starts anew.</summary>
    /// <param name="items">Receives the items: room for one a line.</param>
    /// <param name="keys">Receives the key of each basket; empty if nobody wants them.</param>
    public void Begin(Memory<int> items, Memory<int> keys)
    {
        (_items, _keys) = (items, keys);
        (ItemCount, BasketCount, Skipped, Meetings) = (0, 0, 0, 0);
    }

    /// <summary>Adds the baskets of one household from all its ranges.</summary>
    public void Add(ReadOnlySpan<HouseholdRange> ranges)
    {
        if (!lines.Read(ranges))
            return;
        var units = lines.Units;
        for (int unit = 0; unit < units.Length;)
        {
            int key = units[unit].Key;
            for (; unit < units.Length && units[unit].Key == key; unit++)
                DistinctItems.Put(lines.Items[units[unit].Start..units[unit].End], lines.ItemLimit, _bits);
            Write(key);
        }
    }

    /// <summary>Pairs of so many items.</summary>
    public static long PairsOf(int items) => (long)items * (items - 1) / 2;

    void Write(int key)
    {
        var room = _items.Span[ItemCount..];
        int count = DistinctItems.Take(lines.ItemLimit, _bits, room);
        if (count == 0)
            return;
        if (count > mostItems)
        {
            Skipped++;
            return;
        }

        room[count - 1] |= ItemPositions.Last;
        if (!_keys.IsEmpty)
            _keys.Span[BasketCount] = key;
        ItemCount += count;
        BasketCount++;
        Meetings += PairsOf(count);
    }
}
