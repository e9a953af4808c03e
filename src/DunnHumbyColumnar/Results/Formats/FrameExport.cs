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
        IEnumerable<ResultFrame> frames, ResultMetadata? metadata, Stream stream, FileFormat format, ExportOptions options,
        CancellationToken cancellationToken)
    {
        var writer = format.CreateWriter(stream, metadata, options, cancellationToken);
        using var resources = writer as IDisposable;
        foreach (var frame in frames)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(frame);
        }

        writer.End();
    }
}
