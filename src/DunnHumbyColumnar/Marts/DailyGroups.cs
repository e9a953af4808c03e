using System.Runtime.InteropServices;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>Growing (household, day) groups with their section sums, in household then day order.</summary>
sealed class DailyGroups
{
    readonly List<short> _days = [];
    readonly List<int> _households = [];
    readonly List<long> _sums = [];

    public int Count => _days.Count;

    public ReadOnlySpan<short> Days => CollectionsMarshal.AsSpan(_days);

    public ReadOnlySpan<int> Households => CollectionsMarshal.AsSpan(_households);

    public ReadOnlySpan<long> Sums => CollectionsMarshal.AsSpan(_sums);

    /// <summary>Sums of the last group, <see cref="SectionMap.Stride"/> wide; valid until the next group is added.</summary>
    public Span<long> LastSums => CollectionsMarshal.AsSpan(_sums)[^SectionMap.Stride..];

    public bool LastIs(int household, short day) => Count > 0 && _households[^1] == household && _days[^1] == day;

    public void Add(int household, short day)
    {
        _households.Add(household);
        _days.Add(day);
        CollectionsMarshal.SetCount(_sums, _sums.Count + SectionMap.Stride);
        LastSums.Clear();
    }

    public void RemoveLast()
    {
        _households.RemoveAt(Count - 1);
        _days.RemoveAt(_days.Count - 1);
        CollectionsMarshal.SetCount(_sums, _sums.Count - SectionMap.Stride);
    }

    /// <summary>The groups of all morsels, one behind the other.</summary>
    public static DailyGroups Join(IEnumerable<DailyGroups> morsels)
    {
        var all = new DailyGroups();
        foreach (var morsel in morsels)
        {
            all._days.AddRange(morsel._days);
            all._households.AddRange(morsel._households);
            all._sums.AddRange(morsel._sums);
        }

        return all;
    }
}
