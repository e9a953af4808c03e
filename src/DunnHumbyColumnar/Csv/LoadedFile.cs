using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>One source of a table and, once read, its chunks in the order of its text.</summary>
sealed class LoadedFile : IDisposable
{
    readonly FactScanner? _factScanner;
    readonly bool _isPlainCausal;
    readonly CsvOptions _options;
    readonly List<UInt128?> _hashes = [];
    readonly Lock _gate = new();

    LoadedFile(SourceText text, Header header, CsvOptions options)
    {
        Text = text;
        Header = header;
        _options = options;
        _factScanner = options.ForceGeneral || options.ForceExact ? null : FactScanner.For(header);
        _isPlainCausal = CausalScanner.Fits(header);
    }

    public SourceText Text { get; }

    public Header Header { get; }

    /// <summary>What was read from each chunk; null where it was not read.</summary>
    public List<ChunkResult?> Chunks { get; } = [];

    /// <summary>Hashes of the blocks of the text.</summary>
    public IEnumerable<UInt128> Hashes => _hashes.OfType<UInt128>();

    /// <summary>Lines without anything, those before the header included.</summary>
    public long BlankLines => Header.LineNumber - 1 + Chunks.Sum(chunk => (long)chunk!.Rows.BlankLines);

    /// <summary>Whole numbers that were written with decimals.</summary>
    public long LenientValues => Chunks.Sum(chunk => chunk!.Rows.LenientValues);

    public static LoadedFile Open(SourceLocation source, TableSpec table, CsvOptions options)
    {
        var text = SourceText.Open(source);
        try
        {
            return new LoadedFile(text, HeaderReader.Read(text, table, options), options);
        }
        catch
        {
            text.Dispose();
            throw;
        }
    }

    /// <summary>Loads the next chunk; false at the end. A failure, too, is one of the chunk whose number it has set.</summary>
    public bool TryTake(Chunk chunk, ref int number)
    {
        if (!Text.TryTake(chunk, _options, Header.DataOffset, out number))
            return false;
        lock (_gate)
        {
            while (Chunks.Count <= number)
            {
                Chunks.Add(null);
                _hashes.Add(null);
            }

            _hashes[number] = chunk.Hash;
        }

        return true;
    }

    /// <summary>Reads a chunk that was taken, with the fastest scanner that applies, and with the exact one where that gives up.</summary>
    public ChunkResult Read(int number, Chunk chunk, UniqueKeys? keys)
    {
        var result = Read(chunk, keys);
        lock (_gate)
            Chunks[number] = result;
        return result;
    }

    public void Dispose() => Text.Dispose();

    ChunkResult Read(Chunk chunk, UniqueKeys? keys)
    {
        if (CausalChunkRows.Fits(Header.Spec))
        {
            var packed = new CausalChunkRows(Header.Spec, chunk.Lines.Length / 18);
            var result = Read(chunk, packed, keys);
            if (!packed.IsOverfull)
                return result;
        }

        return Read(chunk, new WideChunkRows(Header.Spec, chunk.Lines.Length / 48), keys);
    }

    ChunkResult Read(Chunk chunk, ChunkRows rows, UniqueKeys? keys)
    {
        keys?.Commit();
        if (TryFastScan(chunk, rows, keys))
            return new ChunkResult(rows, rows.Count + rows.BlankLines, null, []);
        rows.Clear();
        keys?.Rollback();
        return ExactScanner.Scan(chunk, Header, rows, keys, _options.MaximumRejects);
    }

    bool TryFastScan(Chunk chunk, ChunkRows rows, UniqueKeys? keys)
    {
        if (_options.ForceExact)
            return false;
        // A carriage return at the very end of the file has no line feed after it.
        bool whole = chunk.EndsWithLineFeed || !chunk.Lines.EndsWith("\r"u8);
        if (_factScanner is not null && keys is null && !chunk.Lines.Contains((byte)'"'))
            return whole && TryFacts(_factScanner, chunk.ClosedLines, rows);
        return GeneralScanner.TryScan(chunk, Header, rows, keys);
    }

    bool TryFacts(FactScanner scanner, ReadOnlySpan<byte> lines, ChunkRows rows)
    {
        int done = _isPlainCausal && rows is CausalChunkRows packed ? CausalScanner.Scan(lines, packed) : 0;
        if (done < 0)
            rows.Clear();
        return scanner.TryScan(lines[Math.Max(0, done)..], rows);
    }
}
