using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// What one household bought: per item the number of its baskets, the amount paid and the last day. Not thread-safe: one per thread.
/// </summary>
sealed class HouseholdItems
{
    /// <summary>Bytes that a reader takes per item of the level.</summary>
    public const int BytesPerItem = (4 * sizeof(int)) + sizeof(long);

    readonly HouseholdLines _lines;
    readonly BasketAdder _adder;
    readonly int[] _baskets;
    readonly int[] _followed;
    readonly long[] _cents;
    readonly int[] _lastDays;
    readonly int[] _bought;
    readonly ulong[] _bits;
    readonly int[] _anchors = new int[RecommendOptions.MaxAnchors];
    readonly int[] _weights = new int[RecommendOptions.MaxAnchors];
    int[] _basketItems = [];
    int _anchorCount;
    int _count;

    public HouseholdItems(BasketFilter filter, bool areBasketsWhole)
    {
        _lines = new HouseholdLines(filter, areBasketsWhole);
        _adder = new BasketAdder(_lines, int.MaxValue);
        int items = filter.Items.Count;
        (_baskets, _followed, _cents, _lastDays, _bought) = (
            new int[items], new int[items], new long[items], new int[items], new int[items]);
        _bits = new ulong[DistinctItems.WordsFor(items)];
    }

    /// <summary>Number of baskets.</summary>
    public int BasketCount { get; private set; }

    /// <summary>Items bought, ascending.</summary>
    public ReadOnlySpan<int> Bought => _bought.AsSpan(0, _count);

    /// <summary>The items bought most often, from which recommendations start.</summary>
    public ReadOnlySpan<int> Anchors => _anchors.AsSpan(0, _anchorCount);

    /// <summary>Baskets with each of the anchors.</summary>
    public ReadOnlySpan<int> Weights => _weights.AsSpan(0, _anchorCount);

    /// <summary>Whether an item was bought.</summary>
    public bool Has(int item) => _baskets[item] > 0;

    /// <summary>The last day on which an item was bought; for bought items only.</summary>
    public int LastDay(int item) => _lastDays[item];

    /// <summary>Reads a household from all its ranges; whether it bought anything.</summary>
    public bool Read(ReadOnlySpan<HouseholdRange> ranges)
    {
        foreach (int item in Bought)
            (_baskets[item], _cents[item]) = (0, 0);
        (_count, _anchorCount) = (0, 0);
        int rows = 0;
        foreach (var range in ranges)
            rows += range.Rows;
        if (_basketItems.Length < rows)
            _basketItems = new int[Math.Max(rows, 2 * _basketItems.Length)];
        _adder.Begin(_basketItems, default);
        _adder.Add(ranges);
        BasketCount = _adder.BasketCount;
        if (BasketCount == 0)
            return false;
        Postings.Count(_basketItems.AsSpan(0, _adder.ItemCount), _baskets, _followed);
        GroupSum.Add(_lines.Items, _lines.Cents, _cents);
        foreach (var day in _lines.Days)
            LineItems.Mark(_lines.Items[day.Start..day.End], day.Key, _lastDays);
        DistinctItems.Put(_lines.Items, _lines.ItemLimit, _bits);
        _count = DistinctItems.Take(_lines.ItemLimit, _bits, _bought);
        _anchorCount = MostFrequent(_anchors);
        for (int i = 0; i < _anchorCount; i++)
            _weights[i] = _baskets[_anchors[i]];
        return true;
    }

    /// <summary>
    /// The items bought most often: by number of baskets, then by amount paid, both descending, then in item order. Returns their number,
    /// at most the length of <paramref name="items"/>.
    /// </summary>
    public int MostFrequent(Span<int> items)
    {
        int count = 0;
        foreach (int item in Bought)
        {
            // Items come in ascending order, so a tie stays behind.
            int index = count;
            while (index > 0 && (_baskets[items[index - 1]], _cents[items[index - 1]]).CompareTo((_baskets[item], _cents[item])) < 0)
                index--;
            if (index == items.Length)
                continue;
            count = Math.Min(count + 1, items.Length);
            items[index..(count - 1)].CopyTo(items[(index + 1)..]);
            items[index] = item;
        }

        return count;
    }
}
