using System.Buffers;
using System.Text;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Splits one line into fields, slowly and exactly: the definition of a well-formed line. Stops at the first structural fault
/// from the left. Reusable; not thread-safe.
/// </summary>
sealed class LineSplitter(TextFormat format)
{
    public const int MaxLineBytes = 1 << 20;

    /// <summary>Below it there are control characters, as from 128 on.</summary>
    const byte FirstLatin1 = 0xA0;

    readonly List<FieldSlice> _fields = [];

    /// <summary>The complete fields, in line order; up to the fault if there was one.</summary>
    public IReadOnlyList<FieldSlice> Fields => _fields;

    /// <summary>Splits a line given without its line end; a negative number of expected fields accepts any.</summary>
    public RowFault? Split(ReadOnlySpan<byte> line, int expected)
    {
        _fields.Clear();
        if (line.Length > MaxLineBytes)
            return new RowFault(FaultCode.LineSize, 0, $"a record of {line.Length} bytes is over 1 MiB");
        int at = format.StartOfField(line, 0);
        while (true)
        {
            if (_fields.Count == expected)
                return new RowFault(FaultCode.TooMany, at, $"more fields than the {expected} of the header");
            if (ReadField(line, at, out int end) is { } fault)
                return fault;
            if (end == line.Length)
                break;
            at = format.StartOfField(line, end + 1);
            if (format.IsBlanks && at == line.Length)
                break;
        }

        return _fields.Count < expected
            ? new RowFault(
                FaultCode.TooFew, line.Length, $"{_fields.Count} {(_fields.Count == 1 ? "field" : "fields")}, the header has {expected}")
            : null;
    }

    RowFault? ReadField(ReadOnlySpan<byte> line, int start, out int end)
    {
        end = start;
        bool quoted = start < line.Length && line[start] == '"';
        if (quoted && !TryCloseQuote(line, start, out end))
            return new RowFault(
                FaultCode.UnclosedQuote, start,
                $"a quoted field must close before the line ends and be followed by {format.Name} or the line end");
        if (!quoted)
            end = format.EndOfField(line, start);

        if (CheckCharacters(line, start, end) is { } fault)
            return fault;
        _fields.Add(new FieldSlice(start, end - start, quoted));
        return null;
    }

    bool TryCloseQuote(ReadOnlySpan<byte> line, int start, out int end)
    {
        for (end = start + 1; end < line.Length; end++)
        {
            if (line[end] != '"')
                continue;
            end++;
            if (end == line.Length || format.Separates(line[end]))
                return true;
            if (line[end] != '"')
                return false;
        }

        return false;
    }

    RowFault? CheckCharacters(ReadOnlySpan<byte> line, int start, int end)
    {
        for (int at = start; at < end;)
        {
            byte first = line[at];
            if (first == '\r')
                return new RowFault(FaultCode.LoneCr, at, "a carriage return without a line feed");
            if (first < ' ')
                return new RowFault(FaultCode.ControlChar, at, $"control character U+{first:X4}");
            if (first < 0x80 || (format.IsLatin1 && first >= FirstLatin1))
            {
                at++;
                continue;
            }

            if (format.IsLatin1)
                return new RowFault(FaultCode.Encoding, at, $"byte 0x{first:X2} is no character of Latin-1");

            if (Rune.DecodeFromUtf8(line[at..end], out _, out int length) != OperationStatus.Done)
                return new RowFault(FaultCode.Encoding, at, $"byte 0x{first:X2} is not valid UTF-8");
            at += length;
        }

        return null;
    }
}
