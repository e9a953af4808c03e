using System.Collections;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>A computed result: columns of equal length with their metadata. Immutable and safe for concurrent readers; valid after the journey is disposed.</summary>
public abstract class JourneyResult
{
    readonly Lazy<ResultFrame> _frame;

    private protected JourneyResult(ResultMetadata metadata)
    {
        Metadata = metadata;
        _frame = new(CreateFrame);
    }

    /// <summary>Where the result comes from.</summary>
    public ResultMetadata Metadata { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    internal ResultFrame Frame => _frame.Value;

    private protected abstract ResultFrame CreateFrame();
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
