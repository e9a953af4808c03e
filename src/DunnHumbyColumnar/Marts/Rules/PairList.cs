using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Marts;

/// <summary>Pairs of items with their baskets, item before partner, in order.</summary>
sealed class PairList
{
    public List<int> Items { get; } = [];

    public List<int> Partners { get; } = [];

    public List<int> Pairs { get; } = [];

    public void Add(int item, int partner, int pairs)
    {
        Items.Add(item);
        Partners.Add(partner);
        Pairs.Add(pairs);
    }

    /// <summary>Keeps the first ones.</summary>
    public void Truncate(int count)
    {
        foreach (var list in (List<int>[])[Items, Partners, Pairs])
            CollectionsMarshal.SetCount(list, count);
    }
}
