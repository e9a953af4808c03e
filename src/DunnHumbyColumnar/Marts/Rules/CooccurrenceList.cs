using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Marts;

/// <summary>Pairs of items with their baskets, item before other, in order.</summary>
sealed class CooccurrenceList
{
    public List<int> Items { get; } = [];

    public List<int> Others { get; } = [];

    public List<int> Pairs { get; } = [];

    public void Add(int item, int other, int pairs)
    {
        Items.Add(item);
        Others.Add(other);
        Pairs.Add(pairs);
    }

    /// <summary>Keeps the first ones.</summary>
    public void Truncate(int count)
    {
        foreach (var list in (List<int>[])[Items, Others, Pairs])
            CollectionsMarshal.SetCount(list, count);
    }
}
