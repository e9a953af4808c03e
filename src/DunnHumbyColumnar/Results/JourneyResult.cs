using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Apache.Arrow;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>
/// A computed result: columns of equal length with their metadata. Immutable and safe for concurrent
/// readers; valid after the journey is disposed.
/// </summary>
public abstract class JourneyResult : TabularResult
{
    /// <summary>
    /// Rows that are written at a time. Arrays of so many values are no large objects, whose garbage would wait for a full collection.
    /// </summary>
    const int FrameRows = 8 * 1024;

    readonly Lazy<ResultFrame> _frame;
    readonly Lazy<ResultFrame> _shown;
    readonly Lazy<ImmutableArray<JsonEncodedText>> _names;

    private protected JourneyResult(ResultMetadata metadata, ResultFrame frame)
        : this(metadata, frame.Rows, new Lazy<ResultFrame>(frame))
    {
    }

    /// <summary>A result whose columns are built on first use.</summary>
    private protected JourneyResult(ResultMetadata metadata, int count, Lazy<ResultFrame> frame)
        : base(metadata)
    {
        Count = count;
        _frame = frame;
        _shown = new(() => metadata.Keys?.AddTo(Frame) ?? Frame);
        _names = new(() => JsonFrameWriter.NamesOf(Shown));
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <inheritdoc/>
    public override long RowCount => Count;

    /// <inheritdoc/>
    public override IReadOnlyList<ColumnSchema> Columns => [.. Shown.Columns.Select(column => column.Schema)];

    /// <summary>The columns of the table's schema.</summary>
    internal ResultFrame Frame => _frame.Value;

    /// <summary>The columns that are shown and written: those of <see cref="Frame"/>, with ids that are texts beside their keys.</summary>
    ResultFrame Shown => _shown.Value;

    /// <summary>The columns of <see cref="Frame"/>, then what else the store keeps, so that typed rows can be read back.</summary>
    internal virtual ResultFrame StoredFrame => Frame;

    /// <summary>
    /// The whole result as one Arrow batch of plain columns in the order and with the names of the result; the schema carries the
    /// metadata, each field the description of its column. Decimals are decimal(19, 2), dates are date32; columns that can be null are
    /// nullable. The batch is the caller's to dispose.
    /// </summary>
    /// <param name="money">How money is held.</param>
    /// <exception cref="ArgumentException">It cannot hold the money there is to the cent.</exception>
    public RecordBatch ToRecordBatch(MoneyType money = MoneyType.Decimal)
    {
        MoneyColumns.RequireFits(Shown, 0, Count, money, FileFormat.Arrow);
        return ArrowFrames.ToRecordBatch(Shown, Metadata, money: MoneyColumns.TypeOf(money, MoneyColumns.Decimal));
    }

    /// <summary>The rows at the given 0-based positions, in that order, with this result's columns and metadata.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A position is outside 0..Count - 1.</exception>
    public JourneyResult Pick(IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int[] picked = [.. rows];
        foreach (int row in picked)
            RequireRow(row);
        return new FrameResult(Metadata with { Keys = null }, Shown.Pick(picked));
    }

    /// <summary>Writes one row as an object, as <see cref="ExportFormat.Json"/> does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The 0-based position is outside 0..Count - 1.</exception>
    public void WriteRow(Utf8JsonWriter json, int row)
    {
        ArgumentNullException.ThrowIfNull(json);
        RequireRow(row);
        JsonFrameWriter.WriteRow(json, Shown, _names.Value.AsSpan(), row);
    }

    private protected override IEnumerable<ResultFrame> Frames(long first, long count, int rowsHeld)
    {
        yield return Shown.Slice((int)first, (int)Math.Min(FrameRows, count));
        for (long start = FrameRows; start < count; start += FrameRows)
            yield return Shown.Slice((int)(first + start), (int)Math.Min(FrameRows, count - start));
    }

    private protected override void RequireMoneyFits(long first, long count, MoneyType type, FileFormat format) =>
        MoneyColumns.RequireFits(Shown, (int)first, (int)count, type, format);

    private protected void RequireRow(int row)
    {
        if (row < 0 || row >= Count)
            throw new ArgumentOutOfRangeException(nameof(row), row, $"The result has {Count} rows.");
    }
}

/// <summary>A computed result as a list of typed rows in the table's order.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class JourneyResult<TRow> : JourneyResult, IReadOnlyList<TRow>
{
    private protected JourneyResult(ResultMetadata metadata, ResultFrame frame)
        : base(metadata, frame)
    {
    }

    private protected JourneyResult(ResultMetadata metadata, int count, Lazy<ResultFrame> frame)
        : base(metadata, count, frame)
    {
    }

    /// <summary>The row at a 0-based position; throws <see cref="ArgumentOutOfRangeException"/> outside 0..Count - 1.</summary>
    public TRow this[int index]
    {
        get
        {
            RequireRow(index);
            return RowAt(index);
        }
    }

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator()
    {
        for (int index = 0; index < Count; index++)
            yield return RowAt(index);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private protected abstract TRow RowAt(int index);

    /// <summary>The cells of a row, to be read in column order.</summary>
    private protected RowReader Cells(int row) => new(Frame, row);

    /// <summary>The row of a key in a column of ascending, distinct keys; null if there is none.</summary>
    private protected int? RowOf(string column, int key) =>
        System.Array.BinarySearch((int[])Frame[column].Values, key) is >= 0 and int row ? row : null;
}
