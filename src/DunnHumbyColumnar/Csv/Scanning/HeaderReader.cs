using System.Text;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>Reads and checks the header line of a source, the first that is not blank; finds out how its fields are separated.</summary>
static class HeaderReader
{
    public static Header Read(SourceText text, TableSpec table, CsvOptions options)
    {
        var bytes = text.Head.Span;
        ForeignFormats.Refuse(text.Name, bytes);
        int mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (FirstLine(bytes, mark) is not { } first)
            throw new InputDataException(FaultCode.EmptyFile, text.Name, "the file has no header line");
        TextFormat[] formats = options.Format is { } given ? [given] : TextFormat.All;
        var candidates = formats.Select(format => new Candidate(format, table, text.Head[first.Line], first.Number));
        // With no format do the names fit: the one that most of them fit with says best what is wrong.
        var best = candidates.FirstOrDefault(candidate => candidate.IsFit) ?? candidates.MaxBy(candidate => candidate.Known)!;
        return best.ToHeader(text.Name, first.Line.Start.Value, first.Next) with { IsLenient = options.IsLenient };
    }

    /// <summary>The first line that is not blank: where it lies, its number, where the next one starts; null if there is none.</summary>
    public static (Range Line, long Number, int Next)? FirstLine(ReadOnlySpan<byte> bytes, int mark)
    {
        long number = 1;
        for (int start = mark; start < bytes.Length; number++)
        {
            var line = ExactScanner.NextLine(bytes, start, out int next);
            if (!line.Trim(" \t"u8).IsEmpty)
                return (start..(start + line.Length), number, next);
            start = next;
        }

        return null;
    }

    /// <summary>The header line in one format.</summary>
    sealed class Candidate
    {
        readonly TextFormat _format;
        readonly TableSpec _table;
        readonly ReadOnlyMemory<byte> _line;
        readonly IReadOnlyList<FieldSlice> _fields;
        readonly RowFault? _fault;
        readonly HeaderMatch _match;
        readonly long _number;

        public Candidate(TextFormat format, TableSpec table, ReadOnlyMemory<byte> line, long number)
        {
            _number = number;
            _format = format;
            _table = table;
            _line = line;
            var splitter = new LineSplitter(format);
            _fault = splitter.Split(line.Span, -1);
            _fields = splitter.Fields;
            _match = new HeaderMatch(table, [.. _fields.Select(field => Encoding.UTF8.GetString(field.Content(line.Span)))]);
        }

        public bool IsFit => _fault is null && _match.Fit is not null;

        public int Known => _match.Known;

        /// <exception cref="InputDataException">The line is malformed, or not a header of the table.</exception>
        public Header ToHeader(string file, int lineOffset, int dataOffset)
        {
            var line = _line.Span;
            if (_fault is { } fault)
                throw Fault(fault.Code, fault.At, fault.Detail);
            if (_match.Repeated is >= 0 and var field)
                throw Fault(FaultCode.Header, _fields[field].Start, $"column {_match.HeaderOf(field)} occurs twice; name each column once");
            if (_match.Fit is null)
                throw line[0] == '#'
                    ? Fault(FaultCode.Header, 0, "the first line is a comment, not the header; take it out")
                    : IsData()
                    ? Fault(FaultCode.Header, 0, $"there is no header line: the first line has values; put this one above it: {Expected()}")
                    : Fault(
                        FaultCode.Header, line.Length,
                        $"missing column {string.Join(", ", _match.Missing)}; expected {Expected()}{Hint()}");
            return new Header(
                _table, _match.IsAnonymised, _match.Columns, _match.Extra, _match.Absent, _line, _number, dataOffset, _format);

            InputDataException Fault(FaultCode code, int at, string detail) =>
                new(code, file, _number, _format.ColumnOf(_line.Span, at), lineOffset + at, detail);
        }

        /// <summary>Which preset has a table with these columns.</summary>
        string Hint()
        {
            string[] names = [.. _fields.Select(field => Encoding.UTF8.GetString(field.Content(_line.Span)))];
            return MappingPresets.Fitting(names) is { } preset ? $"; these are columns of the preset {preset} (--preset {preset})"
                : "; for files of another layout dhc map finds a mapping";
        }

        string Expected() => string.Join(",", _table.Columns.Select(column => column.Header));

        /// <summary>Whether no field is a name of the table, and one is a number.</summary>
        bool IsData() => _match.Known == 0
            && _fields.Any(field => FieldParser.Money(field.Content(_line.Span), out _) is null or FaultCode.Precision);
    }
}
