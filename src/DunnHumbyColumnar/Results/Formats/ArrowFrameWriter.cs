using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace DunnHumbyColumnar.Results;

/// <summary>
/// The forms of <see cref="ExportFormat.Arrow"/> and <see cref="ExportFormat.ArrowStream"/>: one batch per frame. The schema carries the
/// metadata but for the time, so that two exports of one state are equal.
/// </summary>
sealed class ArrowFrameWriter(Stream stream, bool isFile, ResultMetadata? metadata, MoneyType money) : IFrameWriter
{
    readonly IArrowType _money = MoneyColumns.TypeOf(money, MoneyColumns.Decimal);
    ArrowStreamWriter? _writer;

    public void Write(ResultFrame frame)
    {
        using var batch = ArrowFrames.ToRecordBatch(frame, metadata, hasTime: false, _money);
        _writer ??= isFile
            ? new ArrowFileWriter(stream, batch.Schema, leaveOpen: true)
            : new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true);
        _writer.WriteRecordBatch(batch);
    }

    public void End()
    {
        using var writer = _writer;
        writer?.WriteEnd();
    }
}
