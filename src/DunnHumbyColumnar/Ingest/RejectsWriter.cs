using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Ingest;

/// <summary>The rejected rows as a CSV file: file, line, column, byte, code, detail, raw.</summary>
static class RejectsWriter
{
    public static void Write(string path, IReadOnlyList<RejectedRow> rejects)
    {
        T[] Each<T>(Func<RejectedRow, T> value) => [.. rejects.Select(value)];
        var frame = new ResultFrame(
        [
            ResultColumn.Text("file", Each(reject => reject.File)),
            ResultColumn.Int64("line", Each(reject => reject.Line)),
            ResultColumn.Int32("column", Each(reject => reject.Column)),
            ResultColumn.Int64("byte", Each(reject => reject.ByteOffset)),
            ResultColumn.Text("code", Each(reject => InputDataException.Name(reject.Code))),
            ResultColumn.Text("detail", Each(reject => reject.Detail)),
            ResultColumn.Text("raw", Each(reject => reject.Raw)),
        ]);
        AtomicFile.Write(path, stream => FrameExport.Write(
            [frame], null, stream, FileFormat.Csv, new ExportOptions(), CancellationToken.None));
    }
}
