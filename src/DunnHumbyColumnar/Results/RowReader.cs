namespace DunnHumbyColumnar.Results;

/// <summary>Reads the cells of one row of a frame in column order, straight from the columns' arrays.</summary>
ref struct RowReader(ResultFrame frame, int row)
{
    int _column;

    public readonly int Row => row;

    public int Number() => ((int[])Next())[row];

    public int? NullableNumber() => ((int?[])Next())[row];

    public long WideNumber() => ((long[])Next())[row];

    public Cents Money() => new(((long[])Next())[row]);

    public double? Ratio() => ((double?[])Next())[row];

    public bool? NullableFlag() => ((bool?[])Next())[row];

    public bool Flag() => NullableFlag()!.Value;

    public DateOnly Date() => ((DateOnly[])Next())[row];

    public int[] Numbers() => ((int[][])Next())[row];

    public string[] Names() => ((string[][])Next())[row];

    public string Words() => ((string[])Next())[row];

    /// <summary>A product id or a name, in printed form.</summary>
    public string Item() => Next() is var values && values is int[] ids
        ? ids[row].ToString(System.Globalization.CultureInfo.InvariantCulture)
        : ((string[])values)[row];

    /// <summary>Passes over some columns.</summary>
    public void Skip(int columns) => _column += columns;

    Array Next() => frame.Columns[_column++].Values;
}
