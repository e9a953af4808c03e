namespace DunnHumbyColumnar.Parquet;

/// <summary>
/// Parquet files of results and source tables: zstd, money as decimal(18, 2) in 64-bit integers unless
/// <see cref="ExportOptions.Money"/> says otherwise, dates as DATE, lists as lists, required columns where there are no nulls. The
/// file's metadata are those of <see cref="ExportFormat.Arrow"/>. Rows are written in groups of some 262,144, so that no more of a table
/// is held in memory. Encoding uses all processors; the bytes do not depend on how many there are.
/// </summary>
public static class ParquetExport
{
    /// <summary>Writes the rows to a stream, which stays open. If the work fails, what was written is no Parquet file.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="stream">Where to; it need not seek.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <param name="cancellationToken">Checked every few thousand rows.</param>
    /// <exception cref="ArgumentException">An amount is too large for the type of money; nothing was written.</exception>
    public static void WriteParquet(
        this TabularResult table, Stream stream, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Write(stream, ParquetFormat.Format, options ?? new ExportOptions(), cancellationToken);
    }

    /// <summary>
    /// Writes the rows to a file, whatever its extension. The file appears under its name when it is complete, as that of
    /// <see cref="TabularResult.Export(string, ExportOptions, CancellationToken)"/> does.
    /// </summary>
    /// <param name="table">The rows.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Choices; null: the defaults.</param>
    /// <param name="cancellationToken">Checked every few thousand rows.</param>
    /// <exception cref="ArgumentException">An amount is too large for the type of money.</exception>
    /// <exception cref="StoreIOException">A write failed.</exception>
    public static void ExportParquet(
        this TabularResult table, string path, ExportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        table.Export(path, ParquetFormat.Format, options ?? new ExportOptions(), cancellationToken);
    }
}
