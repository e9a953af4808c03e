using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Parses a line whose fields are columns of the table.</summary>
sealed class LineParser(Header header) : RowParser(header.Format)
{
    readonly LineSplitter _splitter = new(header.Format);
    readonly long[] _row = new long[header.Spec.Columns.Length];
    int _lenientValues;

    public override long NumberOf(int column) => _row[column];

    public override RowFault FaultOf(FaultCode code, int column, ReadOnlySpan<byte> line)
    {
        var field = _splitter.Fields[header.ColumnOfField.IndexOf(column)];
        return RowFault.ForValue(code, field.Start, header.Spec.Columns[column], field.Content(line));
    }

    public override RowFault? Parse(ReadOnlySpan<byte> line, long number)
    {
        if (line.SequenceEqual(header.Line.Span))
            return RowFault.HeaderAgain;
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

    public override void AppendTo(ChunkRows rows, ReadOnlySpan<byte> line)
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

    FaultCode? Number(ColumnSpec spec, ReadOnlySpan<byte> content, out long value)
    {
        var fault = FieldParser.Number(spec, content, header.IsLenient, out value, out bool hasDecimals);
        _lenientValues += hasDecimals ? 1 : 0;
        return fault;
    }
}
