using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Mapping;

/// <summary>What a column means that a mapping does not name.</summary>
static class AbsentColumns
{
    /// <summary>Whether a table can do without the column.</summary>
    public static bool HasMeaning(TableSpec table, ColumnSpec column) => IsDerived(table, column) || ConstantOf(table, column) is not null;

    /// <summary>Whether its values follow from other columns: the week of a day, and the basket, which is a household's day.</summary>
    public static bool IsDerived(TableSpec table, ColumnSpec column) =>
        table == CompleteJourney.TransactionData && column.Name is "week_no" or "basket_id";

    /// <summary>Whether it is the household of lines, which can do without: they are anonymous. Their baskets must have ids then.</summary>
    public static bool IsHousehold(TableSpec table, ColumnSpec column) =>
        table == CompleteJourney.TransactionData && column.Dictionary == CompleteJourney.Household;

    /// <summary>The value in all rows, as a file would have it; null: it has none.</summary>
    public static string? ConstantOf(TableSpec table, ColumnSpec column) => (column.Kind, column.Name) switch
    {
        (ColumnKind.Text, _) => "",
        (ColumnKind.Symbol, _) => "0",
        (_, "manufacturer") => "0",
        _ when table != CompleteJourney.TransactionData => null,
        (ColumnKind.Money, _) => "0",
        (_, "quantity" or "day") => "1",
        (_, "store_id" or "trans_time") => "0",
        _ => null,
    };
}
