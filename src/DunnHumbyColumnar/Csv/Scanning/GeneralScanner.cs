using System.Text;
using System.Text.Unicode;
using DunnHumbyColumnar.Columns;
using Sylvan.Data.Csv;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Reads a chunk through Sylvan.Data.Csv: any table, quotes included. Sylvan accepts more than well-formed files, so what it would
/// let pass (control characters, invalid UTF-8, malformed quotes, ragged rows, blank and oversized lines) is checked around it;
/// anything odd is left to the exact scanner.
/// </summary>
static class GeneralScanner
{
    static readonly UTF8Encoding Utf8Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Returns whether every row was read; if not, <paramref name="rows"/> and <paramref name="keys"/> hold some of them.
    /// </summary>
    public static bool TryScan(Chunk chunk, Header header, ChunkRows rows, UniqueKeys? keys)
    {
        var lines = chunk.Lines;
        if (lines.IsEmpty)
            return true;
        if (header.Format.IsBlanks || !IsCleanText(lines, header.Format) || (lines.Contains((byte)'"') && !HasCleanQuotes(lines, header)))
            return false;
        using var text = new StringReader(Utf8Encoding.GetString(lines));
        using var reader = CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = (char)header.Format.Delimiter,
            // A character that clean text cannot hold: lines that start with # are data.
            Comment = '\0',
            ResultSetMode = ResultSetMode.SingleResult,
            BufferSize = 64 << 10,
            MaxBufferSize = LineSplitter.MaxLineBytes * 2,
            CsvStyle = CsvStyle.Standard,
        });
        var row = new long[header.Spec.Columns.Length];
        var scratch = new byte[256];
        int count = 0;
        while (reader.Read())
        {
            if (reader.RowFieldCount != header.Fields || !TryParse(reader, header, rows, row, ref scratch)
                || (keys is not null && !keys.Add(row[keys.Column])))
                return false;
            rows.Append(row);
            count++;
        }

        return count == lines.Count((byte)'\n') + (chunk.EndsWithLineFeed ? 0 : 1);
    }

    static bool TryParse(CsvDataReader reader, Header header, ChunkRows rows, long[] row, ref byte[] scratch)
    {
        for (int f = 0; f < header.Fields; f++)
        {
            int column = header.ColumnOfField[f];
            if (column < 0)
                continue;
            var spec = header.Spec.Columns[column];
            var field = reader.GetFieldSpan(f);
            int maxBytes = Encoding.UTF8.GetMaxByteCount(field.Length);
            if (maxBytes > scratch.Length)
                Array.Resize(ref scratch, maxBytes * 2);
            var bytes = scratch.AsSpan(0, Encoding.UTF8.GetBytes(field, scratch));
            if (spec.Kind == ColumnKind.Text)
            {
                row[column] = rows.TextCode(column, bytes);
                continue;
            }

            if (spec.Kind == ColumnKind.Symbol)
            {
                if (!FieldParser.IsSymbol(bytes))
                    return false;
                row[column] = rows.TextCode(column, bytes);
            }
            else if (FieldParser.Number(spec, bytes, header.IsLenient, out row[column], out bool hasDecimals) is not null)
            {
                return false;
            }
            else if (hasDecimals)
            {
                rows.LenientValues++;
            }
        }

        return true;
    }

    static bool IsCleanText(ReadOnlySpan<byte> lines, TextFormat format)
    {
        int lineStart = 0;
        for (int at = 0; ;)
        {
            int control = lines[at..].IndexOfAnyInRange((byte)0, (byte)0x1F);
            if (control < 0)
                break;
            at += control;
            if (lines[at] == format.Delimiter)
            {
                at++;
                continue;
            }

            bool lineEnd = lines[at] == '\n' || (lines[at] == '\r' && at + 1 < lines.Length && lines[at + 1] == '\n');
            if (!lineEnd || at - lineStart > LineSplitter.MaxLineBytes)
                return false;
            if (lines[at++] == '\n')
                lineStart = at;
        }

        return lines.Length - lineStart <= LineSplitter.MaxLineBytes && Utf8.IsValid(lines);
    }

    static bool HasCleanQuotes(ReadOnlySpan<byte> lines, Header header)
    {
        var splitter = new LineSplitter(header.Format);
        for (int start = 0; start < lines.Length;)
        {
            if (splitter.Split(ExactScanner.NextLine(lines, start, out int next), header.Fields) is not null)
                return false;
            start = next;
        }

        return true;
    }
}
