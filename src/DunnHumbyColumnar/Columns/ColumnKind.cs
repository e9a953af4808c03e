namespace DunnHumbyColumnar.Columns;

/// <summary>The meaning of a column's values, which decides how they are parsed, stored and printed.</summary>
enum ColumnKind : byte
{
    /// <summary>
    /// A 32- or 64-bit identifier; dictionary-encoded: stored as a dense code into a shared dictionary, code order = id order.
    /// </summary>
    Id = 0,

    /// <summary>A 64-bit number, stored as is.</summary>
    WideNumber = 1,

    /// <summary>A 32-bit number, stored as is.</summary>
    Number = 2,

    /// <summary>Money with at most two decimals; stored as 32-bit cents.</summary>
    Money = 3,

    /// <summary>Day number 0..32767, of the calendar of the data; stored as int16.</summary>
    Day = 4,

    /// <summary>Week number 0..255; stored as uint8.</summary>
    Week = 5,

    /// <summary>Time of day as the number HHMM, 0..2359 with minutes below 60; stored as int16.</summary>
    TimeOfDay = 6,

    /// <summary>Text; dictionary-encoded: stored as a dense code into the column's own dictionary, code order = ordinal order.</summary>
    Text = 7,

    /// <summary>Text of exactly one character (Unicode scalar value); stored like <see cref="Text"/>.</summary>
    Symbol = 8,
}
