using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Which result rows a query keeps, and in which order. Ties keep the order of the group keys; nulls always come last.</summary>
static class RowOrder
{
    /// <summary>Row indices in the requested order.</summary>
    /// <param name="count">Rows of the result.</param>
    /// <param name="spec">The query.</param>
    /// <param name="find">Finds a result column by name, ignoring case.</param>
    /// <param name="scratch">Lends arrays for keys.</param>
    public static int[] Build(int count, QuerySpec spec, Func<string, ResultColumn> find, Scratch scratch)
    {
        int[] kept = Kept(count, spec, find);
        int take = Math.Min(spec.Take ?? int.MaxValue, kept.Length);
        if (spec.Order.IsEmpty || take == 0)
            return kept[..take];
        Func<int, long>[] keys = [.. spec.Order.Select(order => SortKey(find(order.Column), order.IsDescending))];
        int[] rows = take < kept.Length / 4 ? CandidatesFor(take, kept, keys[0], scratch) : kept;
        Array.Sort(rows, (left, right) =>
        {
            foreach (var key in keys)
                if (key(left).CompareTo(key(right)) is not 0 and int order)
                    return order;
            return left.CompareTo(right);
        });
        return rows[..take];
    }

    static int[] Kept(int count, QuerySpec spec, Func<string, ResultColumn> find)
    {
        var kept = Enumerable.Range(0, count);
        foreach (var bound in spec.Having)
        {
            var column = find(bound.Column);
            kept = kept.Where(row => Value(column, row) is { } value && !(value < bound.AtLeast) && !(value > bound.AtMost));
        }

        return [.. kept];
    }

    /// <summary>The rows that can be among the first <paramref name="take"/>: only they are sorted.</summary>
    static int[] CandidatesFor(int take, int[] rows, Func<int, long> key, Scratch scratch)
    {
        var keys = scratch.Rent<long>(rows.Length).AsSpan(0, rows.Length);
        for (int i = 0; i < rows.Length; i++)
            keys[i] = key(rows[i]);
        long threshold = TopSelection.Threshold(keys, take, scratch.Rent<long>(take));
        var candidates = new List<int>();
        for (int i = 0; i < rows.Length; i++)
            if (keys[i] <= threshold)
                candidates.Add(rows[i]);
        return [.. candidates];
    }

    /// <summary>A number as a decimal in its unit; null for a null.</summary>
    static decimal? Value(ResultColumn column, int row) => column.Values switch
    {
        int[] values => values[row],
        int?[] values => values[row],
        long[] values => column.Kind == ResultKind.Money ? values[row] / 100m : values[row],
        long?[] values => column.Kind == ResultKind.Money ? values[row] / 100m : values[row],
        double?[] values => values[row] is { } value ? (decimal)value : null,
        _ => throw new ArgumentException($"{column.Name} is no number; Having compares numbers."),
    };

    /// <summary>A number per row that ascends in the requested order.</summary>
    static Func<int, long> SortKey(ResultColumn column, bool isDescending)
    {
        Func<int, long?> valueOf = column.Values switch
        {
            int[] values => row => values[row],
            int?[] values => row => values[row],
            long[] values => row => values[row],
            long?[] values => row => values[row],
            double?[] values => row => values[row] is { } value ? Ascending(value) : null,
            DateOnly[] values => row => values[row].DayNumber,
            DateOnly?[] values => row => values[row]?.DayNumber,
            string?[] values => Ranks(values),
            _ => throw new ArgumentException($"{column.Name} has no order."),
        };
        return row => valueOf(row) is { } value ? isDescending ? ~value : value : long.MaxValue;
    }

    static Func<int, long?> Ranks(string?[] values)
    {
        string[] distinct = [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return row => values[row] is { } text ? Array.BinarySearch(distinct, text, StringComparer.Ordinal) : null;
    }

    /// <summary>The bits of a finite double as an integer with the same order.</summary>
    static long Ascending(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? bits ^ long.MaxValue : bits;
    }
}
