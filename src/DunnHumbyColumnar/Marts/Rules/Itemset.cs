namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Up to five items packed into one number: 24 bits each, the first in the highest bits, zero for no item. So numbers compare like the
/// lists of items, and a list comes before its extensions.
/// </summary>
readonly record struct Itemset(UInt128 Key) : IComparable<Itemset>
{
    const int Bits = 24;

    /// <summary>Codes must lie below this.</summary>
    public const int ItemLimit = (1 << Bits) - 1;

    /// <summary>The itemset of ascending items.</summary>
    public static Itemset From(ReadOnlySpan<int> items) => Without(items, -1);

    /// <summary>The itemset of ascending items without the one at a position; a negative position leaves none out.</summary>
    public static Itemset Without(ReadOnlySpan<int> items, int position)
    {
        UInt128 key = 0;
        int shift = Bits * RuleOptions.MaxItemsetLength;
        for (int i = 0; i < items.Length; i++)
            if (i != position)
                key |= (UInt128)(uint)(items[i] + 1) << (shift -= Bits);
        return new Itemset(key);
    }

    /// <summary>Number of items.</summary>
    public int Length => RuleOptions.MaxItemsetLength - ((int)UInt128.TrailingZeroCount(Key) / Bits);

    /// <summary>Writes the items, ascending; needs room for <see cref="Length"/>.</summary>
    public void CopyTo(Span<int> items)
    {
        int shift = Bits * RuleOptions.MaxItemsetLength;
        for (int i = 0; i < Length; i++)
            items[i] = (int)((uint)(Key >> (shift -= Bits)) & ItemLimit) - 1;
    }

    public int CompareTo(Itemset other) => Key.CompareTo(other.Key);
}
