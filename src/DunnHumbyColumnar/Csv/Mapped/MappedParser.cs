using System.Collections.Immutable;
using System.Text;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Parses a line of a mapped source: each column is made by its <see cref="Cell"/>, the week perhaps from the day. Baskets that follow from
/// other columns are 0; they are made when all households are known.
/// </summary>
sealed class MappedParser : RowParser
{
    const int DaysPerWeek = 7;

    readonly MappedHeader _header;
    readonly TableSpec _spec;
    readonly ImmutableArray<Cell?> _cells;
    readonly LineSplitter _splitter;
    readonly long[] _row;
    int _lenientValues;

    /// <param name="header">The fields.</param>
    /// <param name="spec">The table.</param>
    /// <param name="cells">Per column how it is made; null for a week or a basket that follows from other columns.</param>
    public MappedParser(MappedHeader header, TableSpec spec, ImmutableArray<Cell?> cells)
        : base(header.Format)
    {
        _header = header;
        _spec = spec;
        _cells = cells;
        _splitter = new LineSplitter(header.Format);
        _row = new long[cells.Length];
    }

    public override long NumberOf(int column) => _row[column];

    public override RowFault FaultOf(FaultCode code, int column, ReadOnlySpan<byte> line) => FaultOf(code, _cells[column]!, line);

    public override string? TextKeyOf(int column, ReadOnlySpan<byte> line) => IsTextKey(column)
        ? Encoding.UTF8.GetString(_cells[column]!.TextOf(new MappedLine(line, _splitter.Fields, 0, ref _lenientValues)))
        : null;

    public override RowFault? Parse(ReadOnlySpan<byte> line, long number)
    {
        if (line.SequenceEqual(_header.Line.Span))
            return RowFault.HeaderAgain;
        _lenientValues = 0;
        var first = _splitter.Split(line, _header.Names.Length);
        var fields = new MappedLine(line, _splitter.Fields, number, ref _lenientValues);
        for (int c = 0; c < _cells.Length; c++)
        {
            if (_cells[c] is not { } cell || cell.LastField >= _splitter.Fields.Count
                || cell.Read(fields, out _row[c]) is not { } code)
                continue;
            var fault = FaultOf(code, cell, line);
            // Structure comes before value at the same byte, and a column before those after it.
            if (first is null || fault.At < first.Value.At)
                first = fault;
        }

        return first ?? DeriveWeek(line);
    }

    public override void AppendTo(ChunkRows rows, ReadOnlySpan<byte> line)
    {
        var fields = new MappedLine(line, _splitter.Fields, 0, ref _lenientValues);
        rows.LenientValues += _lenientValues;
        for (int c = 0; c < _cells.Length; c++)
            if (_spec.Columns[c].IsText)
                _row[c] = rows.TextCode(c, _cells[c]!.TextOf(fields));
            else if (IsTextKey(c))
                _row[c] = rows.TextKey(c, _cells[c]!.TextOf(fields));
        rows.Append(_row);
    }

    bool IsTextKey(int column) => _spec.Columns[column].Kind == ColumnKind.Id && _row[column] == TextKeys.First;

    RowFault? DeriveWeek(ReadOnlySpan<byte> line)
    {
        int week = _spec.IndexOf("week_no");
        if (week < 0 || _cells[week] is not null)
            return null;
        int day = _spec.IndexOf("day");
        _row[week] = ((_row[day] - 1) / DaysPerWeek) + 1;
        return _row[week] > _spec.Columns[week].Max ? FaultOf(FaultCode.Range, _cells[day]!, line) : null;
    }

    RowFault FaultOf(FaultCode code, Cell cell, ReadOnlySpan<byte> line)
    {
        var field = cell.Field < 0 ? default : _splitter.Fields[cell.Field];
        var content = field.Content(line);
        return cell.Problem(code, content) is { } problem
            ? new RowFault(code, field.Start, $"{cell.Label}: {RowFault.Excerpt(content)} {problem}")
            : RowFault.ForValue(code, field.Start, cell.Column, content, cell.Label);
    }
}
