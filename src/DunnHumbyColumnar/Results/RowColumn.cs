namespace DunnHumbyColumnar.Results;

/// <summary>A column with its function from row to value; its kind follows from the type of the value.</summary>
sealed class RowColumn<TRow>
{
    RowColumn(ColumnSchema schema, Func<IReadOnlyList<TRow>, Array> read)
    {
        Schema = schema;
        Read = read;
    }

    public RowColumn(string name, Func<TRow, int> value, string description, long example, string unit = "")
        : this(ColumnSchema.Number(name, description, example, unit), rows => Each(rows, value))
    {
    }

    public RowColumn(string name, Func<TRow, int?> value, string description, long example, string unit = "")
        : this(ColumnSchema.Number(name, description, example, unit) with { IsNullable = true }, rows => Each(rows, value))
    {
    }

    public RowColumn(string name, Func<TRow, long> value, string description, long example, string unit = "")
        : this(ColumnSchema.WideNumber(name, description, example, unit), rows => Each(rows, value))
    {
    }

    public RowColumn(string name, Func<TRow, Cents> value, string description, string example)
        : this(ColumnSchema.Money(name, description, example), rows => Each(rows, row => value(row).Value))
    {
    }

    public RowColumn(string name, Func<TRow, double?> value, string description, string example, string unit = "")
        : this(ColumnSchema.Ratio(name, description, example, unit), rows => Each(rows, value))
    {
    }

    public RowColumn(string name, Func<TRow, bool> value, string description)
        : this(ColumnSchema.Flag(name, description), rows => Each(rows, row => (bool?)value(row)))
    {
    }

    public RowColumn(string name, Func<TRow, DateOnly> value, string description, string example)
        : this(new ColumnSchema(name, ResultKind.Date, description, example), rows => Each(rows, value))
    {
    }

    public RowColumn(string name, Func<TRow, string> value, string description, string example)
        : this(ColumnSchema.Words(name, description, example), rows => Each(rows, value))
    {
    }

    public RowColumn(string name, Func<TRow, int[]> value, string description, string example, string unit = "")
        : this(ColumnSchema.Numbers(name, description, example, unit), rows => Each(rows, value))
    {
    }

    public ColumnSchema Schema { get; }

    /// <summary>The values of some rows as an array of the kind's element type.</summary>
    public Func<IReadOnlyList<TRow>, Array> Read { get; }

    /// <summary>A column of items: names, or product ids where <paramref name="areProducts"/> says so of the rows.</summary>
    public static RowColumn<TRow> Item(
        string name, Func<TRow, string> value, Func<IReadOnlyList<TRow>, bool> areProducts, string description, string example) => new(
        ColumnSchema.Item(name, description, example),
        rows => areProducts(rows)
            ? Each(rows, row => Product(value(row)))
            : Each(rows, value));

    /// <summary>A column of lists of items, likewise.</summary>
    public static RowColumn<TRow> Items(
        string name, Func<TRow, IEnumerable<string>> value, Func<IReadOnlyList<TRow>, bool> areProducts, string description,
        string example) => new(
        ColumnSchema.Items(name, description, example),
        rows => areProducts(rows)
            ? Each(rows, row => value(row).Select(Product).ToArray())
            : Each(rows, row => value(row).ToArray()));

    static int Product(string id) => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture);

    static T[] Each<T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var values = new T[rows.Count];
        for (int row = 0; row < values.Length; row++)
            values[row] = value(rows[row]);
        return values;
    }
}
