using System.Globalization;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Reads a source whose fields are columns of a table: with the fastest scanner that applies, and with the exact one where that gives up.
/// </summary>
sealed class TableReader : FileReader
{
    readonly Header _header;
    readonly CsvOptions _options;
    readonly FactScanner? _factScanner;
    readonly bool _isPlainCausal;

    public TableReader(Header header, CsvOptions options)
    {
        _header = header;
        _options = options;
        _factScanner = options.ForceGeneral || options.ForceExact ? null : FactScanner.For(header);
        _isPlainCausal = CausalScanner.Fits(header);
    }

    public override long DataOffset => _header.DataOffset;

    public override long LinesBefore => _header.LineNumber;

    public override long BlankLinesBefore => _header.LineNumber - 1;

    public override bool IsAnonymised => _header.IsAnonymised;

    public override IEnumerable<string> Notes
    {
        get
        {
            if (_header.Format != TextFormat.Comma)
                yield return $"{_header.Format.Name} between fields";
            if (_header.Extra.Length > 0)
                yield return $"ignored {_header.Extra.Length.ToString("N0", CultureInfo.InvariantCulture)} extra "
                    + $"{(_header.Extra.Length == 1 ? "column" : "columns")}: {string.Join(", ", _header.Extra)}";
            if (_header.Absent.Length > 0)
                yield return $"no {string.Join(", no ", _header.Absent)}, counted as 0.00";
            if (_header.IsAnonymised)
                yield return "anonymised; loaded under the original columns and values";
        }
    }

    public override ChunkResult Read(Chunk chunk, UniqueKeys? keys)
    {
        if (CausalChunkRows.Fits(_header.Spec))
        {
            var packed = new CausalChunkRows(_header.Spec, chunk.Lines.Length / 18);
            var result = Read(chunk, packed, keys);
            if (!packed.IsOverfull)
                return result;
        }

        return Read(chunk, new WideChunkRows(_header.Spec, chunk.Lines.Length / 48), keys);
    }

    ChunkResult Read(Chunk chunk, ChunkRows rows, UniqueKeys? keys)
    {
        keys?.Commit();
        if (TryFastScan(chunk, rows, keys))
            return new ChunkResult(rows, rows.Count + rows.BlankLines, null, []);
        rows.Clear();
        keys?.Rollback();
        return ExactScanner.Scan(chunk, new LineParser(_header), rows, keys, _options.MaximumRejects);
    }

    bool TryFastScan(Chunk chunk, ChunkRows rows, UniqueKeys? keys)
    {
        if (_options.ForceExact)
            return false;
        // A carriage return at the very end of the file has no line feed after it.
        bool whole = chunk.EndsWithLineFeed || !chunk.Lines.EndsWith("\r"u8);
        if (_factScanner is not null && keys is null && !chunk.Lines.Contains((byte)'"'))
            return whole && TryFacts(_factScanner, chunk.ClosedLines, rows);
        return GeneralScanner.TryScan(chunk, _header, rows, keys);
    }

    bool TryFacts(FactScanner scanner, ReadOnlySpan<byte> lines, ChunkRows rows)
    {
        int done = _isPlainCausal && rows is CausalChunkRows packed ? CausalScanner.Scan(lines, packed) : 0;
        if (done < 0)
            rows.Clear();
        return scanner.TryScan(lines[Math.Max(0, done)..], rows);
    }
}
