using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>An id, number or text, as it is in the field.</summary>
/// <param name="column">The column.</param>
/// <param name="source">The id.</param>
/// <param name="isLenient">Whether a number may be written with decimals.</param>
/// <param name="isNumber">Whether it is a number, perhaps with leading zeros.</param>
/// <param name="mayBeBlank">Whether a blank field stands for no id; otherwise it is a fault.</param>
sealed class IdCell(ColumnSpec column, SourceField source, bool isLenient, bool isNumber, bool mayBeBlank) : FieldCell(column, source)
{
    readonly IntegerCell? _number = isNumber ? new(column, source, isLenient, dropsZeros: true, negates: false) : null;

    public override FaultCode? Read(in MappedLine line, out long value)
    {
        var content = Source.Content(line);
        if (mayBeBlank && content.Trim((byte)' ').IsEmpty)
        {
            value = IdDictionary.Anonymous;
            return null;
        }

        if (_number is not null)
            return _number.Read(line, out value);
        var fault = IdText.Read(Column, content, isLenient, out value, out bool hasDecimals);
        if (hasDecimals)
            line.CountLenientValue();
        return fault;
    }

    public override ReadOnlySpan<byte> TextOf(in MappedLine line) => Source.Content(line);

    public override string? Problem(FaultCode fault, ReadOnlySpan<byte> content) => _number is null ? IdText.CauseOf(content) : null;
}
