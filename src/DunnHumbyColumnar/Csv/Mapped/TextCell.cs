using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>A text or symbol as it is in the field.</summary>
sealed class TextCell(ColumnSpec column, SourceField source) : FieldCell(column, source)
{
    public override FaultCode? Read(in MappedLine line, out long value)
    {
        value = 0;
        return Column.Kind == ColumnKind.Symbol && !FieldParser.IsSymbol(Source.Content(line)) ? FaultCode.Cast : null;
    }

    public override ReadOnlySpan<byte> TextOf(in MappedLine line) => Source.Content(line);
}
