namespace DunnHumbyColumnar.Csv;

/// <summary>One source of a table and, once read, its chunks in the order of its text.</summary>
sealed class LoadedFile : IDisposable
{
    readonly CsvOptions _options;
    readonly List<UInt128?> _hashes = [];
    readonly Lock _gate = new();

    LoadedFile(SourceText text, FileReader reader, CsvOptions options)
    {
        Text = text;
        Reader = reader;
        _options = options;
    }

    public SourceText Text { get; }

    public FileReader Reader { get; }

    /// <summary>What was read from each chunk; null where it was not read.</summary>
    public List<ChunkResult?> Chunks { get; } = [];

    /// <summary>Hashes of the blocks of the text.</summary>
    public IEnumerable<UInt128> Hashes => _hashes.OfType<UInt128>();

    /// <summary>Lines without anything, those before the header included.</summary>
    public long BlankLines => Reader.BlankLinesBefore + Chunks.Sum(chunk => (long)chunk!.Rows.BlankLines);

    /// <summary>Whole numbers that were written with decimals.</summary>
    public long LenientValues => Chunks.Sum(chunk => chunk!.Rows.LenientValues);

    /// <exception cref="InputDataException">The source is missing, or is not one of the table.</exception>
    public static LoadedFile Open(SourceLocation source, TableSources table, CsvOptions options)
    {
        var text = SourceText.Open(source);
        try
        {
            FileReader reader = table.Mapping is { } mapping
                ? MappedReader.Open(text, table.Table, mapping, options)
                : new TableReader(HeaderReader.Read(text, table.Table, options), options);
            return new LoadedFile(text, reader, options);
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
        if (!Text.TryTake(chunk, _options, Reader.DataOffset, out number))
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

    /// <summary>Reads a chunk that was taken.</summary>
    public ChunkResult Read(int number, Chunk chunk, UniqueKeys? keys)
    {
        var result = Reader.Read(chunk, keys);
        lock (_gate)
            Chunks[number] = result;
        return result;
    }

    public void Dispose() => Text.Dispose();
}
