namespace DunnHumbyColumnar.Results;

/// <summary>Writes frames of one table to a stream.</summary>
static class FrameExport
{
    public static void Write(
        IEnumerable<ResultFrame> frames, Stream stream, ExportFormat format, ExportOptions options, CancellationToken cancellationToken)
    {
        IFrameWriter writer = format switch
        {
            ExportFormat.Csv => new CsvFrameWriter(stream, options.Spreadsheet, cancellationToken),
            ExportFormat.Json => new JsonFrameWriter(stream, cancellationToken),
            ExportFormat.Arrow => new ArrowFrameWriter(stream, isFile: true),
            ExportFormat.ArrowStream => new ArrowFrameWriter(stream, isFile: false),
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
