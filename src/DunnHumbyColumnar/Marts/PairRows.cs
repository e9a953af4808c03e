using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>How pairs are counted.</summary>
enum PairForm
{
    /// <summary>A counter per partner: costs the pairs that occur.</summary>
    Partners,

    /// <summary>The bitmaps of both items and-ed: costs the pairs there could be.</summary>
    Bitmaps,
}

/// <summary>One thread's counter of the pairs of one item with those after it, in either form. Not thread-safe.</summary>
sealed class PairRows
{
    readonly ItemBaskets _baskets;
    readonly ItemIndex _index;
    readonly BasketBitmaps? _bitmaps;
    readonly int[] _counts;
    readonly int[] _partners;
    readonly int[] _pairs;

    /// <param name="baskets">The baskets.</param>
    /// <param name="index">Their items' positions.</param>
    /// <param name="bitmaps">Bitmaps of all items that occur; null: partners are counted.</param>
    /// <param name="scratch">Lends the room.</param>
    public PairRows(ItemBaskets baskets, ItemIndex index, BasketBitmaps? bitmaps, Scratch scratch)
    {
        _baskets = baskets;
        _index = index;
        _bitmaps = bitmaps;
        int items = index.Baskets.Length;
        _counts = scratch.Rent<int>(items + 1);
        _counts.AsSpan(0, items).Clear();
        _partners = scratch.Rent<int>(items + 1);
        _pairs = scratch.Rent<int>(items + 1);
    }

    /// <summary>Partners that any basket holds, after <see cref="Read"/>.</summary>
    public int Met { get; private set; }

    /// <summary>Number of the partners in enough baskets.</summary>
    public int Count { get; private set; }

    /// <summary>The partners in enough baskets, ascending.</summary>
    public ReadOnlySpan<int> Partners => _partners.AsSpan(0, Count);

    /// <summary>Baskets with the item and each partner.</summary>
    public ReadOnlySpan<int> Pairs => _pairs.AsSpan(0, Count);

    /// <summary>Counts the pairs of an item with every later one; those in at least <paramref name="minimum"/> baskets are kept.</summary>
    public void Read(int item, int minimum)
    {
        if (_bitmaps is null)
            CountPartners(item, minimum);
        else
            AndBitmaps(_bitmaps, item, minimum);
    }

    void CountPartners(int item, int minimum)
    {
        Met = PartnerCount.Add(_index.PositionsOf(item), _baskets.Items, _counts.AsSpan(0, _index.Baskets.Length), _partners);
        Count = PartnerCount.Take(_partners.AsSpan(0, Met), minimum, _counts, _pairs);
        _partners.AsSpan(0, Count).Sort(_pairs.AsSpan(0, Count));
    }

    void AndBitmaps(BasketBitmaps bitmaps, int item, int minimum)
    {
        (Met, Count) = (0, 0);
        if (_index.Baskets[item] == 0)
            return;
        var own = bitmaps.Of(item);
        for (int partner = item + 1; partner < _index.Baskets.Length; partner++)
        {
            int pairs = _index.Baskets[partner] == 0 ? 0 : BitmapAnd.Count(own, bitmaps.Of(partner));
            Met += pairs > 0 ? 1 : 0;
            if (pairs < minimum || pairs == 0)
                continue;
            _partners[Count] = partner;
            _pairs[Count++] = pairs;
        }
    }
}
