using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>The number of the line in its chunk; those of later chunks and files are moved up when all are read.</summary>
sealed class LineNumberCell(ColumnSpec column) : Cell(column)
{
    public override FaultCode? Read(in MappedLine line, out long value)
    {
        value = line.Number + 1;
        return null;
    }
}
