using System.Collections.Immutable;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>Folds the keys and filters on a stored column into the partial group id of each of its values.</summary>
static class GroupIdSources
{
    /// <summary>The combined contribution of all keys and filters on one stored column.</summary>
    public static GroupIdSource Build(
        ScanColumn column, ImmutableArray<PlannedKey> keys, List<(QueryColumn Column, bool[] Kept)> filters, GroupForm grouping)
    {
        var owned = keys.Where(key => key.Column.Source.Name == column.Name).ToList();
        bool isFiltered = filters.Any(filter => filter.Column.Source.Name == column.Name);
        if (!isFiltered && owned is [{ IsHigh: false } only] && grouping == GroupForm.Dense)
        {
            // A single key: its codes times the stride need no table, or the table exists already.
            if (only.Column.Map is null)
                return new GroupIdSource(column, [], [], only.Stride, null);
            if (only.Stride == 1)
                return new GroupIdSource(column, only.Column.Map, [], null, null);
        }

        int[] terms = new int[column.Range];
        int[] highTerms = grouping == GroupForm.Hash ? new int[column.Range] : [];
        int? stride = isFiltered ? null : 0;
        foreach (var key in owned)
        {
            var map = key.Column.Map;
            int[] target = key.IsHigh ? highTerms : terms;
            for (int i = 0; i < target.Length; i++)
                target[i] += (map is null ? i : map[i]) * key.Stride;
            if (!key.IsHigh)
                stride = map is null && stride is { } sum ? sum + key.Stride : null;
        }

        foreach (var (filtered, kept) in filters.Where(filter => filter.Column.Source.Name == column.Name))
            for (int i = 0; i < terms.Length; i++)
                if (!kept[filtered.Map is null ? i : filtered.Map[i]])
                    terms[i] = GroupIds.Filtered;
        return new GroupIdSource(column, terms, highTerms, stride, owned.Count > 0 ? null : KeptInterval(terms));
    }

    /// <summary>The interval of values that is kept; null if none is kept or there are several intervals.</summary>
    static (int Low, int High)? KeptInterval(int[] terms)
    {
        int low = Array.IndexOf(terms, 0);
        int high = Array.LastIndexOf(terms, 0);
        return low >= 0 && !terms.AsSpan(low..(high + 1)).ContainsAnyExcept(0) ? (low, high) : null;
    }
}
