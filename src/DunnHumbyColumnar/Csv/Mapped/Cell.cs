using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>How one column of a row is made from the fields of a line. Immutable.</summary>
/// <param name="column">The column.</param>
abstract class Cell(ColumnSpec column)
{
    public ColumnSpec Column { get; } = column;

    /// <summary>The field at which a fault is located; -1: none, the line's start.</summary>
    public virtual int Field => -1;

    /// <summary>The last of the fields that it reads; -1: it reads none.</summary>
    public virtual int LastField => Field;

    /// <summary>What a fault calls it: the source column and what it is read as.</summary>
    public virtual string Label => Column.Header;

    /// <summary>Reads the number of a column that is not text, or checks a symbol; null: accepted, otherwise the fault.</summary>
    public abstract FaultCode? Read(in MappedLine line, out long value);

    /// <summary>The bytes of a text.</summary>
    public virtual ReadOnlySpan<byte> TextOf(in MappedLine line) => [];

    /// <summary>The rest of a sentence on a faulty field; null: what is usual for the column.</summary>
    public virtual string? Problem(FaultCode fault, ReadOnlySpan<byte> content) => null;
}
