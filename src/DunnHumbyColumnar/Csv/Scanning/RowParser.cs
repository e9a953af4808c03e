namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Parses one line to one row of numbers, exactly: the definition that fast scanners must agree with. Reusable; not thread-safe.
/// </summary>
abstract class RowParser(TextFormat format)
{
    /// <summary>How the fields are separated.</summary>
    public TextFormat Format { get; } = format;

    /// <summary>
    /// Parses a line given without its line end; returns its first fault from the left, structure before value at the same byte.
    /// </summary>
    /// <param name="line">The line, not blank.</param>
    /// <param name="number">0-based number of the line in its chunk.</param>
    public abstract RowFault? Parse(ReadOnlySpan<byte> line, long number);

    /// <summary>Appends the faultless line parsed last.</summary>
    public abstract void AppendTo(ChunkRows rows, ReadOnlySpan<byte> line);

    /// <summary>Number of a column that is not text, in the line parsed last.</summary>
    public abstract long NumberOf(int column);

    /// <summary>The id of a column in the line parsed last, if it is a text; null if it is a number.</summary>
    public virtual string? TextKeyOf(int column, ReadOnlySpan<byte> line) => null;

    /// <summary>The fault of a value of a column in the line parsed last.</summary>
    public abstract RowFault FaultOf(FaultCode code, int column, ReadOnlySpan<byte> line);
}
