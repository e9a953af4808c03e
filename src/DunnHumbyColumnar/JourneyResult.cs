using System.Collections;
using Apache.Arrow;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A computed result: columns of equal length with their metadata. Immutable and safe for concurrent readers; valid after the journey is disposed.</summary>
public abstract class JourneyResult : TabularResult
{
    readonly Lazy<ResultFrame> _frame;

    private protected JourneyResult(ResultMetadata metadata)
        : base(metadata) => _frame = new(CreateFrame);

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <inheritdoc/>
    public override long RowCount => Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ColumnNames => [.. Frame.Columns.Select(column => column.Name)];

    internal ResultFrame Frame => _frame.Value;

    /// <summary>
    /// The whole result as one Arrow batch of plain columns in the order and with the names of the result; the metadata are in the schema's.
    /// Money is decimal(19, 2), dates are date32; columns that can be null are nullable. The batch is the caller's to dispose.
    /// </summary>
    public RecordBatch ToRecordBatch() => ArrowFrames.ToRecordBatch(Frame, Metadata);

    private protected abstract ResultFrame CreateFrame();

    private protected override IEnumerable<ResultFrame> Frames() => [Frame];
}

/// <summary>A computed result as a list of typed rows in the table's order.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class JourneyResult<TRow> : JourneyResult, IReadOnlyList<TRow>
{
    private protected JourneyResult(ResultMetadata metadata)
        : base(metadata)
    {
    }

    /// <summary>The row at a 0-based position; throws <see cref="ArgumentOutOfRangeException"/> outside 0..Count - 1.</summary>
    public TRow this[int index] => index >= 0 && index < Count ? RowAt(index) : throw new ArgumentOutOfRangeException(nameof(index), index, $"The result has {Count} rows.");

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
            yield return RowAt(index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected abstract TRow RowAt(int index);
}
