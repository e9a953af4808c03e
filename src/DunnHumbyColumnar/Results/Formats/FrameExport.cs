namespace DunnHumbyColumnar.Results;

/// <summary>Writes frames of one table to a stream.</summary>
static class FrameExport
{
    /// <param name="frames">The rows.</param>
    /// <param name="metadata">Where they come from, for formats that can say so.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">Choices of the format.</param>
    /// <param name="cancellationToken">Checked between frames, and every few thousand rows.</param>
    public static void Write(
        IEnumerable<ResultFrame> frames, ResultMetadata? metadata, Stream stream, ExportFormat format, ExportOptions options,
        CancellationToken cancellationToken)
    {
        IFrameWriter writer = format switch
        {
            ExportFormat.Csv => new CsvFrameWriter(stream, options.Spreadsheet, cancellationToken),
            ExportFormat.Json => new JsonFrameWriter(stream, cancellationToken),
            ExportFormat.Arrow => new ArrowFrameWriter(stream, isFile: true, metadata),
            ExportFormat.ArrowStream => new ArrowFrameWriter(stream, isFile: false, metadata),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
        };
        foreach (var frame in frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(frame);
        }

        writer.End();
    }
}
