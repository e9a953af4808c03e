namespace DunnHumbyColumnar;

/// <summary>A column of a result: its name, what its values are, and what they mean. Immutable.</summary>
/// <param name="Name">The name in every format, for instance <c>total_sales</c>.</param>
/// <param name="Kind">The type of the values, which decides how they print.</param>
/// <param name="Description">What a value means, in a sentence; empty if unknown, as for the columns of a query.</param>
/// <param name="Example">A value in printed form; empty where there is none.</param>
public sealed record ColumnSchema(string Name, ResultKind Kind, string Description = "", string Example = "")
{
    /// <summary>What numbers count or measure, for instance <c>days</c>; empty for what has no unit.</summary>
    public string Unit { get; init; } = Kind == ResultKind.Money ? "currency units" : "";

    /// <summary>Whether a value can be null.</summary>
    public bool IsNullable { get; init; }

    /// <summary>Whether this stands for one column per section of the store, named like the sections.</summary>
    public bool IsPerSection { get; init; }

    internal static ColumnSchema Number(string name, string description, long example, string unit = "") =>
        new(name, ResultKind.Int32, description, Text(example)) { Unit = unit };

    internal static ColumnSchema WideNumber(string name, string description, long example, string unit = "") =>
        new(name, ResultKind.Int64, description, Text(example)) { Unit = unit };

    internal static ColumnSchema Money(string name, string description, string example) =>
        new(name, ResultKind.Money, description, example);

    /// <summary>A ratio or a mean: null where the divisor is 0.</summary>
    internal static ColumnSchema Ratio(string name, string description, string example, string unit = "") =>
        new(name, ResultKind.Double, description, example) { Unit = unit, IsNullable = true };

    internal static ColumnSchema Flag(string name, string description, bool isNullable = false) =>
        new(name, ResultKind.Bool, description, "true") { IsNullable = isNullable };

    internal static ColumnSchema Words(string name, string description, string example) => new(name, ResultKind.Text, description, example);

    internal static ColumnSchema Item(string name, string description, string example) => new(name, ResultKind.Item, description, example);

    internal static ColumnSchema Items(string name, string description, string example) =>
        new(name, ResultKind.ItemList, description, example);

    internal static ColumnSchema Numbers(string name, string description, string example, string unit = "") =>
        new(name, ResultKind.Int32List, description, example) { Unit = unit };

    /// <summary>Money by section.</summary>
    internal static ColumnSchema Sections(string description) =>
        new("section", ResultKind.Money, description, "12.34") { IsPerSection = true };

    /// <summary>0-based row number.</summary>
    internal static readonly ColumnSchema Index = Number("index", "0-based row number.", 0);

    internal static readonly ColumnSchema Household = Number("household_key", "The household.", 1);

    internal static readonly ColumnSchema Day = Number("day", "Day number, 1 for the first.", 540, "day");

    internal static readonly ColumnSchema Level = Words("level", "What an item is.", "commodity");

    static string Text(long value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
