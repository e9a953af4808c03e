using System.Diagnostics.CodeAnalysis;

namespace DunnHumbyColumnar;

/// <summary>The type of the values of a result column, which decides how they print.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "These kinds are those types.")]
public enum ResultKind
{
    /// <summary>A 32-bit integer.</summary>
    Int32,

    /// <summary>A 64-bit integer.</summary>
    Int64,

    /// <summary>Exact cents; prints with two decimals.</summary>
    Money,

    /// <summary>An IEEE double; prints shortest round-trip.</summary>
    Double,

    /// <summary>True or false; prints as that word.</summary>
    Bool,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A calendar date; prints yyyy-MM-dd.</summary>
    Date,

    /// <summary>An item of a level: <see cref="Int32"/>, the PRODUCT_ID, at product level, else <see cref="Text"/>, its name.</summary>
    Item,

    /// <summary>32-bit integers in a meaningful order; CSV joins them by <c>"; "</c>, JSON and Arrow have lists.</summary>
    Int32List,

    /// <summary>Texts in a meaningful order, printed as an <see cref="Int32List"/>.</summary>
    TextList,

    /// <summary>Items of a level: <see cref="Int32List"/> at product level, else <see cref="TextList"/>.</summary>
    ItemList,
}
