using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>A whole number as it is in the field, perhaps with its sign changed.</summary>
/// <param name="column">The column.</param>
/// <param name="source">The number.</param>
/// <param name="isLenient">Whether it may be written with decimals.</param>
/// <param name="dropsZeros">Whether it may have leading zeros.</param>
/// <param name="negates">Whether the sign is changed.</param>
sealed class IntegerCell(ColumnSpec column, SourceField source, bool isLenient, bool dropsZeros, bool negates)
    : FieldCell(column, source)
{
    public override FaultCode? Read(in MappedLine line, out long value)
    {
        var content = Source.Content(line);
        if (dropsZeros && content.Length > 1)
            content = content.TrimStart((byte)'0') is { IsEmpty: false } digits ? digits : content[^1..];
        var fault = FieldParser.Number(Column, content, isLenient, out value, out bool hasDecimals);
        if (hasDecimals)
            line.CountLenientValue();
        if (fault is not null || !negates)
            return fault;
        value = -value;
        return value < Column.Min || value > Column.Max ? FaultCode.Range : null;
    }
}
