namespace DunnHumbyColumnar.Marts;

/// <summary>
/// A rule with up to four items in the antecedent. Small, since there can be many millions; ordered by antecedent, then consequent.
/// </summary>
readonly struct ItemsetRule : IComparable<ItemsetRule>
{
    /// <summary>The packed antecedent with the consequent in its last 24 bits, which an antecedent never uses.</summary>
    readonly ulong _high;
    readonly ulong _low;

    public ItemsetRule(Itemset antecedent, int consequent, int antecedentBaskets, int pairBaskets)
    {
        UInt128 key = antecedent.Key | (uint)(consequent + 1);
        (_high, _low) = ((ulong)(key >> 64), (ulong)key);
        AntecedentBaskets = antecedentBaskets;
        PairBaskets = pairBaskets;
    }

    public Itemset Antecedent => new(new UInt128(_high, _low & ~(ulong)Itemset.ItemLimit));

    public int Consequent => (int)(_low & Itemset.ItemLimit) - 1;

    /// <summary>Baskets with the antecedent.</summary>
    public int AntecedentBaskets { get; }

    /// <summary>Baskets with both sides.</summary>
    public int PairBaskets { get; }

    public int CompareTo(ItemsetRule other) => _high == other._high ? _low.CompareTo(other._low) : _high.CompareTo(other._high);
}
