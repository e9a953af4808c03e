using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>Reads a source of another layout as a mapping says.</summary>
sealed class MappedReader : FileReader
{
    readonly MappedHeader _header;
    readonly TableSpec _spec;
    readonly MappedSource _mapping;
    readonly CsvOptions _options;
    readonly ImmutableArray<Cell?> _cells;
    volatile bool _isWide;

    MappedReader(MappedHeader header, TableSpec spec, MappedSource mapping, CsvOptions options)
    {
        _header = header;
        _spec = spec;
        _mapping = mapping;
        _options = options;
        _cells = [.. spec.Columns.Select(CellOf)];
    }

    /// <summary>How fields are separated.</summary>
    public TextFormat Format => _header.Format;

    public override long DataOffset => _header.DataOffset;

    public override long LinesBefore => _header.LinesBefore;

    public override long BlankLinesBefore => Math.Max(0, _header.LinesBefore - 1);

    public override IEnumerable<int> LineNumberColumns =>
        Enumerable.Range(0, _cells.Length).Where(column => _cells[column] is LineNumberCell);

    public override bool DerivesBaskets => _spec == CompleteJourney.TransactionData && _cells[_spec.IndexOf("basket_id")] is null;

    public override IEnumerable<string> Notes
    {
        get
        {
            if (_header.Format.Delimiter != TextFormat.Comma.Delimiter && _mapping.Table.Format.Delimiter is null)
                yield return $"{_header.Format.Name} between fields";
            var used = _mapping.Table.SourceColumns.Select(_header.IndexOf).ToHashSet();
            string[] unused = [.. _header.Names.Where((name, i) => !used.Contains(i) && name.Length > 0)];
            if (unused.Length > 0)
                yield return $"not used: {string.Join(", ", unused)}";
        }
    }

    /// <exception cref="InputDataException">The source has not the columns that the mapping reads.</exception>
    public static MappedReader Open(SourceText text, TableSpec spec, MappedSource mapping, CsvOptions options) =>
        new(MappedHeader.Read(text, mapping.Table.Format, [.. mapping.Table.SourceColumns]), spec, mapping, options);

    public override ChunkResult Read(Chunk chunk, UniqueKeys? keys)
    {
        if (CausalChunkRows.Fits(_spec) && !_isWide)
        {
            var packed = new CausalChunkRows(_spec, chunk.Lines.Length / 18);
            var result = Read(chunk, packed, keys);
            if (!packed.IsOverfull)
                return result;
            _isWide = true;
        }

        return Read(chunk, new WideChunkRows(_spec, chunk.Lines.Length / 48), keys);
    }

    /// <summary>As <see cref="Read(Chunk, UniqueKeys?)"/>, into any rows.</summary>
    public ChunkResult Read(Chunk chunk, ChunkRows rows, UniqueKeys? keys)
    {
        keys?.Commit();
        var parser = new MappedParser(_header, _spec, _cells, _mapping.Table.Format.Items is not null);
        return ExactScanner.Scan(chunk, parser, rows, keys, _options.MaximumRejects);
    }

    Cell? CellOf(ColumnSpec specified)
    {
        var column = specified.Kind == ColumnKind.Id && specified.Max < int.MaxValue
            ? specified with { Min = int.MinValue, Max = int.MaxValue }
            : specified;
        if (!_mapping.Table.Columns.TryGetValue(column.Name, out var made))
            return AbsentColumns.IsDerived(_spec, column) ? null
                : AbsentColumns.IsHousehold(_spec, column) ? new AnonymousCell(column)
                : new ConstantCell(column, AbsentColumns.ConstantOf(_spec, column)!, _mapping.Name);
        if (made.Constant is { } constant)
            return new ConstantCell(column, constant, _mapping.Name);
        if (made.LineNumber)
            return new LineNumberCell(column);
        if (made.Concatenation is { } parts)
            return new ConcatenatedCell(column, [.. parts.Select(_header.IndexOf)], made.Separator);
        if (made.Product is [var left, var right])
            return AmountCell(column, made, left, right);
        var source = FieldOf(made.Column!, made);
        if (!made.Formats.IsEmpty)
            return new DateCell(column, source, [.. made.Formats.Select(DatePattern.Parse)], _mapping.DayOne);
        return column.Kind switch
        {
            ColumnKind.Text or ColumnKind.Symbol => new TextCell(column, source),
            ColumnKind.Id => new IdCell(
                column, source, _options.IsLenient, made.Number,
                mayBeBlank: AbsentColumns.IsHousehold(_spec, column) && _mapping.Table.Columns.ContainsKey("basket_id")),
            ColumnKind.Money => AmountCell(column, made, made.Column!, null),
            _ => new IntegerCell(column, source, _options.IsLenient, made.Number, made.Negate),
        };
    }

    AmountCell AmountCell(ColumnSpec column, ColumnMapping made, string number, string? factor) => new(
        column, FieldOf(number, made), factor is null ? null : FieldOf(factor, made), made.Decimals ?? _mapping.Table.Format.Decimals,
        made.Round, made.Negate);

    SourceField FieldOf(string name, ColumnMapping made) => new(name, _header.IndexOf(name), made.Values);
}
