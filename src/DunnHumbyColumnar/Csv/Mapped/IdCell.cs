using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>An id, number or text, as it is in the field.</summary>
sealed class IdCell(ColumnSpec column, SourceField source, bool isLenient) : FieldCell(column, source)
{
    public override FaultCode? Read(in MappedLine line, out long value)
    {
        var fault = IdText.Read(Column, Source.Content(line), isLenient, out value, out bool hasDecimals);
        if (hasDecimals)
            line.CountLenientValue();
        return fault;
    }

    public override ReadOnlySpan<byte> TextOf(in MappedLine line) => Source.Content(line);

    public override string? Problem(FaultCode fault, ReadOnlySpan<byte> content) => IdText.CauseOf(content);
}
