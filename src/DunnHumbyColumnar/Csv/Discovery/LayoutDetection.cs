using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>How a source is written, told from its first lines: the delimiter, and whether line 1 has names.</summary>
/// <param name="Format">What separates its fields.</param>
/// <param name="HasHeader">Whether its first line has the names of the fields.</param>
/// <param name="Names">Those names, or column_1, column_2 and so on.</param>
/// <param name="Header">The header line; empty without.</param>
/// <param name="DataOffset">Byte at which the data begin.</param>
/// <param name="LinesBefore">Lines before them.</param>
sealed record LayoutDetection(
    FieldDelimiter Format, bool HasHeader, ImmutableArray<string> Names, ReadOnlyMemory<byte> Header, int DataOffset, long LinesBefore)
{
    const int MaximumLines = 200;

    /// <summary>Lines of the sample that must have as many fields as the first.</summary>
    const double EnoughAlike = 0.9;

    /// <param name="text">The source.</param>
    /// <exception cref="InputDataException">It is no text with delimiters, or none gives its lines the same number of fields.</exception>
    public static LayoutDetection Of(SourceText text)
    {
        var bytes = text.Head.Span;
        ForeignFormats.Refuse(text.Name, bytes);
        int mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (HeaderReader.FirstLine(bytes, mark) is not { } first)
            throw new InputDataException(FaultCode.EmptyFile, text.Name, "the file has no line");
        var line = text.Head[first.Line];
        if (line.Span[0] == '#')
            throw new InputDataException(
                FaultCode.Header, text.Name, first.Number, 1, first.Line.Start.Value,
                "the first line is a comment, not the header; take it out");
        if (!Utf8.IsValid(line.Span))
            throw new InputDataException(
                FaultCode.Encoding, text.Name, first.Number, 1, first.Line.Start.Value, "the line is not valid UTF-8");
        var sample = Lines(text.Head, mark);
        var formats = Enum.GetValues<FieldDelimiter>().Select(format => new Candidate(format, sample)).ToList();
        var best = formats.Where(format => format.IsUsable).OrderByDescending(format => format.Known)
            .ThenBy(format => format.HasForeignSigns).ThenByDescending(format => format.Fields).FirstOrDefault()
            ?? throw Unusable(text.Name, formats);
        bool hasHeader = best.HasHeader();
        string[] names = hasHeader ? best.First : [.. Enumerable.Range(1, best.Fields).Select(number => $"column_{number}")];
        return hasHeader
            ? new(best.Format, true, [.. names], line, first.Next, first.Number)
            : new(best.Format, false, [.. names], default, mark, 0);
    }

    static InputDataException Unusable(string file, List<Candidate> formats)
    {
        var most = formats.MaxBy(format => format.MostFields)!;
        return new InputDataException(
            FaultCode.Format, file, most.MostFields < 2
                ? "its lines have one field with any delimiter; a table needs two"
                : $"no delimiter gives its lines the same number of fields: with {TextFormat.From(most.Format).Name} they have "
                + $"{most.FewestFields} to {most.MostFields}; where a line is a basket, a mapping says so (format.items), as the preset "
                + "groceries-wide does");
    }

    /// <summary>The first lines that are not blank and complete.</summary>
    static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> head, int mark)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        for (int start = mark; start < head.Length && lines.Count < MaximumLines;)
        {
            var line = ExactScanner.NextLine(head.Span, start, out int next);
            bool isCut = next == head.Length && head.Span[^1] != '\n' && lines.Count > 1;
            if (!isCut && !line.Trim(" \t"u8).IsEmpty)
                lines.Add(head.Slice(start, line.Length));
            start = next;
        }

        return lines;
    }

    /// <summary>The sample in one format.</summary>
    sealed class Candidate
    {
        readonly List<string[]> _rows = [];

        public Candidate(FieldDelimiter format, List<ReadOnlyMemory<byte>> sample)
        {
            Format = format;
            var splitter = new LineSplitter(TextFormat.From(format));
            foreach (var line in sample)
            {
                // What is not UTF-8 is told later, with its place.
                if (splitter.Split(line.Span, -1) is { Code: not FaultCode.Encoding } && line.Equals(sample[0]))
                    return;
                _rows.Add([.. splitter.Fields.Select(field => Encoding.UTF8.GetString(field.Content(line.Span)))]);
            }

            First = [.. _rows[0].Select(name => name.Trim())];
            HasForeignSigns = _rows.Exists(row => Array.Exists(row, IsForeign));
            Known = First.Count(ColumnSynonyms.IsKnown);
        }

        public FieldDelimiter Format { get; }

        /// <summary>The fields of line 1.</summary>
        public string[] First { get; } = [];

        public int Fields => First.Length;

        public int FewestFields => _rows.Count == 0 ? 0 : _rows.Min(row => row.Length);

        public int MostFields => _rows.Count == 0 ? 0 : _rows.Max(row => row.Length);

        /// <summary>Fields of line 1 that are names of columns.</summary>
        public int Known { get; }

        /// <summary>Whether a field holds what may separate fields.</summary>
        public bool HasForeignSigns { get; }

        /// <summary>Whether there are several fields, and about as many in each line.</summary>
        public bool IsUsable => Fields > 1
            && (Known > 1 || _rows.Count(row => row.Length == Fields) >= _rows.Count * EnoughAlike);

        /// <summary>
        /// Whether line 1 has names: of columns, or at least no numbers and dates, and no value that its column has once more.
        /// </summary>
        public bool HasHeader()
        {
            if (Known > 1)
                return true;
            if (Array.Exists(First, IsValue))
                return false;
            if (Known > 0)
                return true;
            var others = _rows.Skip(1).Where(row => row.Length == Fields).ToList();
            return Enumerable.Range(0, Fields).Any(field => others.Count > 0 && others.TrueForAll(row => IsValue(row[field])))
                || !Enumerable.Range(0, Fields).Any(field => others.Exists(row => row[field] == First[field]));
        }

        bool IsForeign(string field) => field.AsSpan().IndexOfAny(";\t|") >= 0
            || (Format == FieldDelimiter.Blanks && field.Contains(',', StringComparison.Ordinal) && !IsValue(field));

        static bool IsValue(string field)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(field);
            return ExactDecimal.TryRead(bytes, (byte)'.', out _) || ExactDecimal.TryRead(bytes, (byte)',', out _)
                || new DateProfile().Add(bytes);
        }
    }
}
