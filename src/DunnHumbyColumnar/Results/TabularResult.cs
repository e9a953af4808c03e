using System.Data.Common;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>
/// Named columns of equal length with their origin: a computed result or a source table. Immutable and safe for concurrent readers.
/// </summary>
public abstract class TabularResult
{
    private protected TabularResult(ResultMetadata metadata) => Metadata = metadata;

    /// <summary>Where the rows come from.</summary>
    public ResultMetadata Metadata { get; }

    /// <summary>Number of rows.</summary>
    public abstract long RowCount { get; }

    /// <summary>The columns in order.</summary>
    public abstract IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>Column names in order.</summary>
    public IReadOnlyList<string> ColumnNames => [.. Columns.Select(column => column.Name)];

    /// <summary>
    /// The format that a file name's extension asks for: .csv, .json, .arrow (or .feather or .ipc, which mean the same) or .arrows;
    /// throws <see cref="UnknownNameException"/> for another.
    /// </summary>
    public static ExportFormat FormatOf(string path)
    {
        var format = FileFormat.OfFile(path, FileFormat.Own);
        return Enum.GetValues<ExportFormat>().First(named => FileFormat.Of(named) == format);
    }

    /// <summary>Writes the rows to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <param name="cancellationToken">Checked every few thousand rows.</param>
    /// <exception cref="ArgumentException">The options do not go with the format, or with the money there is.</exception>
    public void Write(Stream stream, ExportFormat format, ExportOptions? options = null, CancellationToken cancellationToken = default) =>
        Write(stream, FileFormat.Of(format), options ?? new ExportOptions(), cancellationToken);

    internal void Write(Stream stream, FileFormat format, ExportOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options.Validate(format);
        var (first, count) = RangeOf(options);
        RequireMoneyFits(first, count, options.Money, format);
        FrameExport.Write(Frames(first, count, format.RowsHeld), Metadata, stream, format, options, cancellationToken);
    }

    /// <summary>The rows as texts, one per cell: as in CSV but unquoted; null for a null.</summary>
    /// <param name="options">Which rows; null: all.</param>
    public IEnumerable<IReadOnlyList<string?>> Texts(ExportOptions? options = null) =>
        Frames(options ?? new ExportOptions()).SelectMany(CellTexts.Rows);

    /// <summary>
    /// Reads the rows one after another, as ADO.NET does, for <c>DataTable.Load</c>, bulk copies and mappers. Numbers are int and long,
    /// money is decimal (or <see cref="Cents"/> by <c>GetFieldValue</c>), ratios are double, dates DateOnly, lists arrays.
    /// </summary>
    /// <param name="options">Which rows; null: all.</param>
    public DbDataReader CreateReader(ExportOptions? options = null)
    {
        var frames = Frames(options ?? new ExportOptions());
        return new ResultReader(Columns, RowCount > 0, frames);
    }

    /// <summary>
    /// Writes the rows to a file in the format of its extension. The file appears under its name when it is complete, replacing one
    /// of that name; if that is a link, the file that it leads to. A read-only file is not replaced.
    /// </summary>
    /// <exception cref="UnknownNameException">There is no format of that extension.</exception>
    /// <exception cref="StoreIOException">A write failed.</exception>
    /// <exception cref="ArgumentException">The options do not go with the format, or with the money there is.</exception>
    public void Export(string path, ExportOptions? options = null, CancellationToken cancellationToken = default) =>
        Export(path, FileFormat.OfFile(path, FileFormat.Own), options ?? new ExportOptions(), cancellationToken);

    internal void Export(string path, FileFormat format, ExportOptions options, CancellationToken cancellationToken) =>
        AtomicFile.Write(path, stream => Write(stream, format, options, cancellationToken));

    /// <summary>The rows frame by frame; at least one frame, so that the columns are known even without rows.</summary>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="rowsHeld">Rows that the caller holds beside the current frame.</param>
    private protected abstract IEnumerable<ResultFrame> Frames(long first, long count, int rowsHeld);

    /// <summary>Demands that a type of a format holds the money of some rows to the cent.</summary>
    private protected abstract void RequireMoneyFits(long first, long count, MoneyType type, FileFormat format);

    (long First, long Count) RangeOf(ExportOptions options)
    {
        options.Validate();
        long first = Math.Min(options.Offset, RowCount);
        return (first, Math.Min(options.Limit ?? long.MaxValue, RowCount - first));
    }

    IEnumerable<ResultFrame> Frames(ExportOptions options)
    {
        var (first, count) = RangeOf(options);
        return Frames(first, count, rowsHeld: 0);
    }
}
