using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Reads and checks line 1 of a file.</summary>
static class HeaderReader
{
    public static Header Read(SourceFile file, TableSpec table)
    {
        var buffer = new byte[(int)Math.Min(file.Size, LineSplitter.MaxLineBytes + 8)];
        int have = file.Read(0, buffer);
        var bytes = buffer.AsSpan(0, have);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            throw new InputDataException(FaultCode.Encoding, file.Name, 1, 1, 0, "a UTF-16 byte order mark; save the file as UTF-8");
        int mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (have == mark)
            throw new InputDataException(FaultCode.EmptyFile, file.Name, "the file has no header line");
        var line = ExactScanner.NextLine(bytes, mark, out int next);
        var splitter = new LineSplitter();
        if (splitter.Split(line, -1) is { } fault)
            throw new InputDataException(fault.Code, file.Name, 1, ExactScanner.ColumnOf(line, fault.At), mark + fault.At, fault.Detail);
        var fields = new List<(string Name, int Column, long Offset)>();
        foreach (var slice in splitter.Fields)
            fields.Add((Encoding.UTF8.GetString(slice.Content(line)), ExactScanner.ColumnOf(line, slice.Start), mark + slice.Start));
        return Header.Match(table, file.Name, fields, ExactScanner.ColumnOf(line, line.Length), mark + line.Length, next);
    }
}
