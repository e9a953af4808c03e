namespace DunnHumbyColumnar.Results;

/// <summary>One named column of a result. Values is an array of the kind's element type, as long as the result has rows; null elements only where the kind allows them.</summary>
sealed record ResultColumn(string Name, ResultKind Kind, Array Values)
{
    public static ResultColumn Int32(string name, int[] values) => new(name, ResultKind.Int32, values);

    public static ResultColumn Int32(string name, int?[] values) => new(name, ResultKind.Int32, values);

    public static ResultColumn Int64(string name, long[] values) => new(name, ResultKind.Int64, values);

    public static ResultColumn Money(string name, long[] cents) => new(name, ResultKind.Money, cents);

    public static ResultColumn Double(string name, double?[] values) => new(name, ResultKind.Double, values);

    public static ResultColumn Double(string name, double[] values) => new(name, ResultKind.Double, values);

    public static ResultColumn Bool(string name, bool?[] values) => new(name, ResultKind.Bool, values);

    public static ResultColumn Text(string name, string?[] values) => new(name, ResultKind.Text, values);

    public static ResultColumn Date(string name, DateOnly[] values) => new(name, ResultKind.Date, values);
}
