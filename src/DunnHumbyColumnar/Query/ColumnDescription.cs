using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>
/// One column of a source table as it is stored, or one that its days or times of day lead to. Values are in their printed form.
/// </summary>
/// <param name="Name">Lower-case column name.</param>
/// <param name="Type">
/// Storage type of a value or code: uint8, uint16, int16, int32 or int64; of a computed column the kind of its values.
/// </param>
/// <param name="Meaning">
/// What a stored value is: id, text, symbol, money, number, day, week, time of day; of a computed column what it is computed from.
/// </param>
/// <param name="Encoding">plain, run-end, or computed for what is not stored.</param>
/// <param name="Min">Smallest value; null for an empty table.</param>
/// <param name="Max">Largest value; null for an empty table.</param>
/// <param name="Distinct">Different values.</param>
/// <param name="Runs">Runs of equal neighbours, counted batch by batch.</param>
/// <param name="Bytes">Bytes of the column's buffers; 0 for a computed column.</param>
/// <param name="TopValues">The most frequent values, most rows first, ties in value order.</param>
public sealed record ColumnDescription(
    string Name, string Type, string Meaning, string Encoding, string? Min, string? Max, long Distinct, long Runs, long Bytes,
    ImmutableArray<ValueCount> TopValues)
{
    /// <summary>The column in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Name}: {Meaning}, {Min}..{Max}, {Distinct} distinct, {Type} {Encoding}, {Bytes} bytes");
}

/// <summary>A value in its printed form and the number of rows that have it.</summary>
public sealed record ValueCount(string Value, long Rows);
