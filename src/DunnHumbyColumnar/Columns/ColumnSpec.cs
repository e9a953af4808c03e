namespace DunnHumbyColumnar.Columns;

/// <summary>One column of a source table.</summary>
/// <param name="Header">The name in the CSV header; matched ignoring case.</param>
/// <param name="Kind">What the values mean.</param>
/// <param name="Dictionary">Name of the dictionary its codes point into; null for columns stored as values.</param>
/// <param name="Min">Smallest accepted value of a numeric kind (money: cents).</param>
/// <param name="Max">Largest accepted value of a numeric kind (money: cents).</param>
sealed record ColumnSpec(string Header, ColumnKind Kind, string? Dictionary, long Min, long Max)
{
    /// <summary>The column's name outside CSV files: the header in lower case.</summary>
    public string Name { get; } = Header.ToLowerInvariant();

    public bool IsText => Kind is ColumnKind.Text or ColumnKind.Symbol;

    public bool IsCoded => Dictionary is not null;
}
