using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>The sources of one table, as if they were one file: in name order, each with a header of its own.</summary>
sealed class LoadedTable : IDisposable
{
    readonly UniqueKeys? _keys;

    LoadedTable(int index, TableSpec spec)
    {
        Index = index;
        Spec = spec;
        _keys = spec.KeyColumn is { } key ? new UniqueKeys(spec.IndexOf(key)) : null;
    }

    /// <summary>Position of the table in the definitions.</summary>
    public int Index { get; }

    public TableSpec Spec { get; }

    /// <summary>The sources in name order; none of a table that is absent.</summary>
    public List<LoadedFile> Files { get; } = [];

    /// <summary>Whether its texts are to be resolved by <see cref="AnonymisedLabels"/>, which leaves original ones alone.</summary>
    public bool IsAnonymised => Files.Any(file => file.Reader.IsAnonymised);

    /// <summary>Whether a household's day is one basket.</summary>
    public bool DerivesBaskets => Files.Any(file => file.Reader.DerivesBaskets);

    /// <summary>Whether chunks must be read one after another, because keys must be unique.</summary>
    public bool IsSequential => _keys is not null;

    /// <summary>The rows of all chunks, in the order of the sources.</summary>
    public IEnumerable<ChunkRows> Chunks => Files.SelectMany(file => file.Chunks).Select(chunk => chunk!.Rows);

    /// <summary>Accepted rows.</summary>
    public long Rows => Chunks.Sum(rows => (long)rows.Count);

    /// <summary>Bytes of its sources.</summary>
    public long Bytes => Files.Sum(file => file.Text.Size);

    /// <exception cref="InputDataException">A source is missing, or is not one of the table.</exception>
    public static LoadedTable Open(TableSources sources, int index, CsvOptions options)
    {
        if (sources.Fault is { } fault)
            throw fault;
        var table = new LoadedTable(index, sources.Table);
        try
        {
            foreach (var source in sources.Files)
                table.Files.Add(LoadedFile.Open(source, sources, options));
            DuplicateSources.Refuse([.. table.Files.Select(file => file.Text)]);
            return table;
        }
        catch
        {
            table.Dispose();
            throw;
        }
    }

    /// <summary>Reads a chunk that was taken from one of the files.</summary>
    public ChunkResult Read(LoadedFile file, int number, Chunk chunk) => file.Read(number, chunk, _keys);

    /// <summary>Counts line numbers over all chunks and files; call once, when all have been read.</summary>
    public void MoveLineNumbers()
    {
        long before = 0;
        foreach (var file in Files)
            foreach (var chunk in file.Chunks)
            {
                foreach (int column in file.Reader.LineNumberColumns)
                    ((WideChunkRows)chunk!.Rows).Add(column, before);
                before += chunk!.Lines;
            }
    }

    public void Dispose()
    {
        foreach (var file in Files)
            file.Dispose();
    }
}
