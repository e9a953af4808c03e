using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Marts;

/// <summary>Pairs of items with their baskets, item before partner, in order.</summary>
sealed class PairList
{
    public List<int> Items { get; } = [];

    public List<int> Partners { get; } = [];

    public List<int> Pairs { get; } = [];

    public void Add(int item, ReadOnlySpan<int> partners, ReadOnlySpan<int> pairs)
    {
        int before = Items.Count;
        CollectionsMarshal.SetCount(Items, before + partners.Length);
        CollectionsMarshal.AsSpan(Items)[before..].Fill(item);
        Partners.AddRange(partners);
        Pairs.AddRange(pairs);
    }
}
