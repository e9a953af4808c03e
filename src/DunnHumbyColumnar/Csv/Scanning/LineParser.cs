using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Parses one line to one row of numbers, slowly and exactly: the definition that the fast scanners must agree with. Reusable; not
/// thread-safe.
/// </summary>
sealed class LineParser(Header header)
{
    readonly LineSplitter _splitter = new(header.Format);
    readonly long[] _row = new long[header.Spec.Columns.Length];
    int _lenientValues;

    /// <summary>Number of a column that is not text, in the line parsed last.</summary>
    public long NumberOf(int column) => _row[column];

    /// <summary>Content of the field that holds a column, in the line split last.</summary>
    public ReadOnlySpan<byte> ContentOf(int column, ReadOnlySpan<byte> line) =>
        _splitter.Fields[header.ColumnOfField.IndexOf(column)].Content(line);

    /// <summary>Start of the field that holds a column, in the line split last.</summary>
    public int StartOf(int column) => _splitter.Fields[header.ColumnOfField.IndexOf(column)].Start;

    /// <summary>
    /// Parses a line given without its line end; returns its first fault from the left, structure before value at the same byte.
    /// </summary>
    public RowFault? Parse(ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual(header.Line.Span))
            return new RowFault(
                FaultCode.Header, 0, "the header line stands here once more, as where files were put one behind the other; take it out");
        _lenientValues = 0;
        var structural = _splitter.Split(line, header.Fields);
        for (int f = 0; f < _splitter.Fields.Count; f++)
        {
            int column = header.ColumnOfField[f];
            if (column < 0)
                continue;
            var slice = _splitter.Fields[f];
            if (structural is { } earlier && earlier.At <= slice.Start)
                break;
            var spec = header.Spec.Columns[column];
            var content = slice.Content(line);
            FaultCode? fault = null;
            if (spec.Kind == ColumnKind.Symbol && !FieldParser.IsSymbol(content))
                fault = FaultCode.Cast;
            else if (!spec.IsText)
                fault = Number(spec, content, out _row[column]);
            if (fault is { } code)
                return RowFault.ForValue(code, slice.Start, spec, content);
        }

        return structural;
    }

    FaultCode? Number(ColumnSpec spec, ReadOnlySpan<byte> content, out long value)
    {
        var fault = FieldParser.Number(spec, content, header.IsLenient, out value, out bool hasDecimals);
        _lenientValues += hasDecimals ? 1 : 0;
        return fault;
    }

    /// <summary>Appends the faultless line parsed last.</summary>
    public void AppendTo(ChunkRows rows, ReadOnlySpan<byte> line)
    {
        for (int f = 0; f < _splitter.Fields.Count; f++)
        {
            int column = header.ColumnOfField[f];
            if (column >= 0 && header.Spec.Columns[column].IsText)
                _row[column] = rows.TextCode(column, _splitter.Fields[f].Content(line));
        }

        rows.LenientValues += _lenientValues;
        rows.Append(_row);
    }
}
