using System.Collections.Immutable;

namespace DunnHumbyColumnar.Columns;

/// <summary>One source table: its columns in published header order and the order its rows are stored in.</summary>
/// <param name="Name">The table's name; its file is <c>Name.csv</c>.</param>
/// <param name="Columns">Columns in header order.</param>
/// <param name="SortOrder">Names of the leading sort columns; ties are broken by all remaining columns in header order.</param>
/// <param name="KeyColumn">The column with unique values, or null.</param>
sealed record TableSpec(string Name, ImmutableArray<ColumnSpec> Columns, ImmutableArray<string> SortOrder, string? KeyColumn = null)
{
    public string FileName => Name + ".csv";

    /// <summary>Index of a column by its lower-case name; -1 if there is no such column.</summary>
    public int IndexOf(string column)
    {
        for (int i = 0; i < Columns.Length; i++)
            if (Columns[i].Name == column)
                return i;
        return -1;
    }

    /// <summary>Column indexes in the full sort order: <see cref="SortOrder"/>, then the rest in header order.</summary>
    public ImmutableArray<int> FullSortOrder()
    {
        var order = SortOrder.Select(IndexOf).ToList();
        for (int i = 0; i < Columns.Length; i++)
            if (!order.Contains(i))
                order.Add(i);
        return [.. order];
    }
}
