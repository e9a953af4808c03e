using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Marts;

/// <summary>Pairs of items, the lower one first, with the number of baskets that contain both; ascending.</summary>
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

    /// <summary>Keeps the first pairs.</summary>
    public void Truncate(int count)
    {
        foreach (var list in (List<int>[])[Items, Others, Pairs])
            CollectionsMarshal.SetCount(list, count);
    }
}
