using Apache.Arrow.Ipc;

namespace DunnHumbyColumnar.Results;

/// <summary>The Arrow form of <see cref="ExportFormat.Arrow"/>: one batch per frame.</summary>
sealed class ArrowFrameWriter(Stream stream) : IFrameWriter
{
    ArrowFileWriter? _writer;

    public void Write(ResultFrame frame)
    {
        using var batch = ArrowFrames.ToRecordBatch(frame);
        _writer ??= new ArrowFileWriter(stream, batch.Schema, leaveOpen: true);
        _writer.WriteRecordBatch(batch);
    }

    public void End()
    {
        using var writer = _writer;
        writer?.WriteEnd();
    }
}
