using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>One source file and, once read, its chunks in file order.</summary>
sealed class LoadedTable : IDisposable
{
    readonly FactScanner? _factScanner;
    readonly UniqueKeys? _keys;
    readonly bool _isPlainCausal;

    LoadedTable(int index, SourceFile file, Header header, CsvOptions options)
    {
        Index = index;
        File = file;
        Header = header;
        int count = (int)((file.Size + options.ChunkBytes - 1) / options.ChunkBytes);
        Chunks = new ChunkResult?[count];
        Hashes = new UInt128[count];
        _factScanner = options.ForceGeneral || options.ForceExact ? null : FactScanner.For(header);
        _isPlainCausal = CausalScanner.Fits(header);
        _keys = header.Spec.KeyColumn is { } key ? new UniqueKeys(header.Spec.IndexOf(key)) : null;
    }

    /// <summary>Position of the table in the definitions.</summary>
    public int Index { get; }

    public SourceFile File { get; }

    public Header Header { get; }

    public ChunkResult?[] Chunks { get; }

    /// <summary>Hash of each chunk's byte range.</summary>
    public UInt128[] Hashes { get; }

    /// <summary>Whether chunks must be read one after another, because keys must be unique.</summary>
    public bool IsSequential => _keys is not null;

    public static LoadedTable Open(string directory, int index, CsvOptions options)
    {
        var spec = CompleteJourney.Tables[index];
        var file = SourceFile.Open(Path.Combine(directory, spec.FileName));
        try
        {
            return new LoadedTable(index, file, HeaderReader.Read(file, spec), options);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Reads one chunk with the fastest scanner that applies, and with the exact one where that gives up.</summary>
    public void ReadChunk(int number, Chunk chunk, CsvOptions options)
    {
        long from = (long)number * options.ChunkBytes;
        long to = Math.Min(File.Size, from + options.ChunkBytes);
        bool mayReject = options.MaximumRejects is not null;
        int lineLimit = mayReject ? int.MaxValue : LineSplitter.MaxLineBytes;
        chunk.Load(File, from, to, Header.DataOffset, lineLimit, options.Hash);
        Hashes[number] = chunk.Hash;
        if (CausalChunkRows.Fits(Header.Spec))
        {
            var packed = new CausalChunkRows(Header.Spec, chunk.Lines.Length / 18);
            Chunks[number] = Read(chunk, packed, options);
            if (!packed.IsOverfull)
                return;
        }

        Chunks[number] = Read(chunk, new WideChunkRows(Header.Spec, chunk.Lines.Length / 48), options);
    }

    public void Dispose() => File.Dispose();

    ChunkResult Read(Chunk chunk, ChunkRows rows, CsvOptions options)
    {
        _keys?.Commit();
        if (TryFastScan(chunk, rows, options))
            return new ChunkResult(rows, rows.Count, null, []);
        rows.Clear();
        _keys?.Rollback();
        return ExactScanner.Scan(chunk, Header, rows, _keys, options.MaximumRejects);
    }

    bool TryFastScan(Chunk chunk, ChunkRows rows, CsvOptions options)
    {
        if (options.ForceExact)
            return false;
        // A carriage return at the very end of the file has no line feed after it.
        bool whole = chunk.EndsWithLineFeed || !chunk.Lines.EndsWith("\r"u8);
        if (_factScanner is not null && _keys is null && !chunk.Lines.Contains((byte)'"'))
            return whole && TryFacts(_factScanner, chunk.ClosedLines, rows);
        return GeneralScanner.TryScan(chunk, Header, rows, _keys);
    }

    bool TryFacts(FactScanner scanner, ReadOnlySpan<byte> lines, ChunkRows rows)
    {
        int done = _isPlainCausal && rows is CausalChunkRows packed ? CausalScanner.Scan(lines, packed) : 0;
        return done >= 0 && scanner.TryScan(lines[done..], rows);
    }
}
