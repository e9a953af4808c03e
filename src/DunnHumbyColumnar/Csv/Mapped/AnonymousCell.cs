using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>No household, in every row.</summary>
sealed class AnonymousCell(ColumnSpec column) : Cell(column)
{
    public override FaultCode? Read(in MappedLine line, out long value)
    {
        value = IdDictionary.Anonymous;
        return null;
    }
}
