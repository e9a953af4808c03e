using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>Which rows of a result a query keeps, in which order. Ties keep the order of the group keys; nulls come last either way.</summary>
static class RowOrder
{
    /// <summary>Row indices in the wanted order.</summary>
    /// <param name="count">Rows of the result.</param>
    /// <param name="spec">The query.</param>
    /// <param name="find">A result column by name, whatever its case.</param>
    public static int[] Of(int count, QuerySpec spec, Func<string, ResultColumn> find)
    {
        var kept = Enumerable.Range(0, count);
        foreach (var bound in spec.Having)
        {
            var column = find(bound.Column);
            kept = kept.Where(row => Values(column, row) is { } value && !(value < bound.AtLeast) && !(value > bound.AtMost));
        }

        int[] rows = [.. kept];
        int take = Math.Min(spec.Take ?? int.MaxValue, rows.Length);
        if (spec.Order.IsEmpty)
            return rows[..take];
        long[][] keys = [.. spec.Order.Select(order => SortKeys(find(order.Column), order.IsDescending, rows))];
        int[] places = [.. Enumerable.Range(0, rows.Length)];
        if (take > 0 && take < rows.Length / 4)
        {
            // Only what can be among the first is sorted.
            long threshold = TopSelection.Threshold(keys[0], take, new long[take]);
            places = [.. places.Where(place => keys[0][place] <= threshold)];
        }

        Array.Sort(places, (left, right) =>
        {
            foreach (long[] key in keys)
                if (key[left] != key[right])
                    return key[left].CompareTo(key[right]);
            return left.CompareTo(right);
        });
        return [.. places.Take(take).Select(place => rows[place])];
    }

    /// <summary>A number as a decimal in its own unit; null for a null.</summary>
    static decimal? Values(ResultColumn column, int row) => column.Values switch
    {
        int[] values => values[row],
        int?[] values => values[row],
        long[] values => column.Kind == ResultKind.Money ? values[row] / 100m : values[row],
        long?[] values => column.Kind == ResultKind.Money ? values[row] / 100m : values[row],
        double?[] values => values[row] is { } value ? (decimal)value : null,
        _ => throw new ArgumentException($"{column.Name} is no number; Having compares numbers."),
    };

    /// <summary>Per row a number that ascends in the wanted order.</summary>
    static long[] SortKeys(ResultColumn column, bool isDescending, int[] rows)
    {
        Func<int, long?> keyOf = column.Values switch
        {
            int[] values => row => values[row],
            int?[] values => row => values[row],
            long[] values => row => values[row],
            long?[] values => row => values[row],
            double?[] values => row => values[row] is { } value ? Ascending(value) : null,
            string?[] values => Ranks(values),
            _ => throw new ArgumentException($"{column.Name} has no order."),
        };
        return Array.ConvertAll(rows, row => keyOf(row) is { } key ? isDescending ? ~key : key : long.MaxValue);
    }

    static Func<int, long?> Ranks(string?[] values)
    {
        string[] distinct = [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return row => values[row] is { } text ? Array.BinarySearch(distinct, text, StringComparer.Ordinal) : null;
    }

    /// <summary>The bits of a finite double as an integer of the same order.</summary>
    static long Ascending(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? bits ^ long.MaxValue : bits;
    }
}
