namespace DunnHumbyColumnar.Results;

/// <summary>
/// One column of a result. Values is an array of the kind's element type, one element per row; null
/// elements only where the kind allows them.
/// </summary>
sealed record ResultColumn(ColumnSchema Schema, Array Values)
{
    public string Name => Schema.Name;

    /// <summary>What the values are; an item is a number or a text.</summary>
    public ResultKind Kind => Schema.Kind switch
    {
        ResultKind.Item => Values is int[]? ResultKind.Int32 : ResultKind.Text,
        ResultKind.ItemList => Values is int[][]? ResultKind.Int32List : ResultKind.TextList,
        var kind => kind,
    };

    /// <summary>A column that no table schema describes: it can be null if its elements can, a text if one of them is.</summary>
    public static ResultColumn Create(string name, ResultKind kind, Array values) =>
        Create(name, kind, values, values is string?[] texts
            ? texts.Contains(null)
            : values is int?[] or long?[] or double?[] or bool?[] or DateOnly?[]);

    /// <summary>A column that no table schema describes.</summary>
    public static ResultColumn Create(string name, ResultKind kind, Array values, bool isNullable) =>
        new(new ColumnSchema(name, kind) { IsNullable = isNullable }, values);

    public static ResultColumn Int32(string name, int[] values) => Create(name, ResultKind.Int32, values);

    public static ResultColumn Int32(string name, int?[] values) => Create(name, ResultKind.Int32, values);

    public static ResultColumn Int64(string name, long[] values) => Create(name, ResultKind.Int64, values);

    public static ResultColumn Money(string name, long[] cents) => Create(name, ResultKind.Money, cents);

    public static ResultColumn Double(string name, double?[] values) => Create(name, ResultKind.Double, values);

    public static ResultColumn Double(string name, double[] values) => Create(name, ResultKind.Double, values);

    public static ResultColumn Bool(string name, bool?[] values) => Create(name, ResultKind.Bool, values);

    public static ResultColumn Text(string name, string?[] values) => Create(name, ResultKind.Text, values);

    public static ResultColumn Date(string name, DateOnly[] values) => Create(name, ResultKind.Date, values);
}
