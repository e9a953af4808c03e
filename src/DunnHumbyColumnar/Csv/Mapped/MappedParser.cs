using System.Collections.Immutable;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Parses a line of a mapped source to a row, or to one for each item of a basket: each column is made by its <see cref="Cell"/>, the week
/// perhaps from the day. Baskets that follow from other columns are 0; they are made when all households are known.
/// </summary>
sealed class MappedParser : RowParser
{
    const int DaysPerWeek = 7;

    readonly MappedHeader _header;
    readonly TableSpec _spec;
    readonly ImmutableArray<Cell?> _cells;
    readonly bool _hasItems;
    readonly LineSplitter _splitter;
    readonly List<Row> _rows = [];
    int _count;
    int _lenientValues;

    /// <param name="header">The fields.</param>
    /// <param name="spec">The table.</param>
    /// <param name="cells">Per column how it is made; null for a week or a basket that follows from other columns.</param>
    /// <param name="hasItems">Whether each field of a line that is not blank is an item of a basket, and a row.</param>
    public MappedParser(MappedHeader header, TableSpec spec, ImmutableArray<Cell?> cells, bool hasItems)
        : base(header.Format)
    {
        _header = header;
        _spec = spec;
        _cells = cells;
        _hasItems = hasItems;
        _splitter = new LineSplitter(header.Format);
    }

    public override long NumberOf(int column) => _rows[0].Values[column];

    public override RowFault FaultOf(FaultCode code, int column, ReadOnlySpan<byte> line) =>
        FaultOf(code, _cells[column]!, _rows[0].Fields, line);

    public override string? TextKeyOf(int column, ReadOnlySpan<byte> line) => IsTextKey(_rows[0], column)
        ? Encoding.UTF8.GetString(_cells[column]!.TextOf(LineOf(line, _rows[0].Fields, 0)))
        : null;

    public override RowFault? Parse(ReadOnlySpan<byte> line, long number)
    {
        if (line.SequenceEqual(_header.Line.Span))
            return RowFault.HeaderAgain;
        _lenientValues = 0;
        _count = 0;
        var first = _splitter.Split(line, _hasItems ? -1 : _header.Names.Length);
        if (!_hasItems)
            return Read(line, _splitter.Fields, number, first);
        for (int field = 0; field < _splitter.Fields.Count && first is null; field++)
            if (!_splitter.Fields[field].Content(line).Trim((byte)' ').IsEmpty)
                first = Read(line, [_splitter.Fields[field]], number, null);
        return first;
    }

    public override void AppendTo(ChunkRows rows, ReadOnlySpan<byte> line)
    {
        rows.LenientValues += _lenientValues;
        for (int r = 0; r < _count; r++)
        {
            var row = _rows[r];
            var fields = LineOf(line, row.Fields, 0);
            for (int c = 0; c < _cells.Length; c++)
                if (_spec.Columns[c].IsText)
                    row.Values[c] = rows.TextCode(c, _cells[c]!.TextOf(fields));
                else if (IsTextKey(row, c))
                    row.Values[c] = rows.TextKey(c, _cells[c]!.TextOf(fields));
            rows.Append(row.Values);
        }
    }

    /// <summary>Reads the next row; returns its first fault from the left, if it lies before one that is known.</summary>
    RowFault? Read(ReadOnlySpan<byte> line, IReadOnlyList<FieldSlice> fields, long number, RowFault? first)
    {
        if (_rows.Count == _count)
            _rows.Add(new Row(_cells.Length));
        var row = _rows[_count++];
        row.Fields = fields;
        var read = LineOf(line, fields, number);
        for (int c = 0; c < _cells.Length; c++)
        {
            if (_cells[c] is not { } cell || cell.LastField >= fields.Count || cell.Read(read, out row.Values[c]) is not { } code)
                continue;
            var fault = FaultOf(code, cell, fields, line);
            // Structure comes before value at the same byte, and a column before those after it.
            if (first is null || fault.At < first.Value.At)
                first = fault;
        }

        return first ?? DeriveWeek(row, line);
    }

    RowFault? DeriveWeek(Row row, ReadOnlySpan<byte> line)
    {
        int week = _spec.IndexOf("week_no");
        if (week < 0 || _cells[week] is not null)
            return null;
        int day = _spec.IndexOf("day");
        row.Values[week] = ((row.Values[day] - 1) / DaysPerWeek) + 1;
        return row.Values[week] > _spec.Columns[week].Max ? FaultOf(FaultCode.Range, _cells[day]!, row.Fields, line) : null;
    }

    bool IsTextKey(Row row, int column) => _spec.Columns[column].Kind == ColumnKind.Id && row.Values[column] == TextKeys.First;

    MappedLine LineOf(ReadOnlySpan<byte> line, IReadOnlyList<FieldSlice> fields, long number) =>
        new(line, fields, Format, number, ref _lenientValues);

    RowFault FaultOf(FaultCode code, Cell cell, IReadOnlyList<FieldSlice> fields, ReadOnlySpan<byte> line)
    {
        var field = cell.Field < 0 ? default : fields[cell.Field];
        var content = Format.ToUtf8(field.Content(line));
        return cell.Problem(code, content) is { } problem
            ? new RowFault(code, field.Start, $"{cell.Label}: {RowFault.Excerpt(content)} {problem}")
            : RowFault.ForValue(code, field.Start, cell.Column, content, cell.Label);
    }

    /// <summary>A row of the line parsed last, and the fields that it is made of.</summary>
    sealed class Row(int columns)
    {
        public long[] Values { get; } = new long[columns];

        public IReadOnlyList<FieldSlice> Fields { get; set; } = [];
    }
}
