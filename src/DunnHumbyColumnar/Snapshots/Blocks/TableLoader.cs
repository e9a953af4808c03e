using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>A stored table as <see cref="TableData"/> whose columns are read, verified and checked on first use.</summary>
sealed class TableLoader
{
    readonly StoredTable _stored;
    readonly BlockFile[] _parts;
    readonly ReferenceCount _holds;
    readonly SnapshotOpenOptions _options;

    /// <summary>By column: bytes read or mapped and charged to the budget, values not checked yet.</summary>
    readonly Memory<byte>[]?[] _prefetched;
    readonly ReadOnlyMemory<byte>[]?[] _mapped;

    public TableLoader(
        StoredTable stored, BlockFile[] parts, IReadOnlyDictionary<string, KeyDictionary> dictionaries,
        ReferenceCount holds, SnapshotOpenOptions options)
    {
        _stored = stored;
        _parts = parts;
        _holds = holds;
        _options = options;
        _prefetched = new Memory<byte>[]?[stored.Columns.Length];
        _mapped = new ReadOnlyMemory<byte>[]?[stored.Columns.Length];
        var columns = ImmutableArray.CreateBuilder<ColumnData>(stored.Columns.Length);
        for (int c = 0; c < stored.Columns.Length; c++)
        {
            int index = c;
            var column = stored.Columns[c];
            var dictionary = column.Spec.Dictionary is { } name ? dictionaries[name] : null;
            columns.Add(new ColumnData(
                column.Spec, column.Type, column.Encoding, column.Stats, dictionary, column.CodeMap, () => Load(index)));
        }

        Data = new TableData(stored.Spec, stored.BatchRows, columns.MoveToImmutable());
    }

    public TableData Data { get; }

    /// <summary>Loads all columns; each block of the files is read once although columns share blocks.</summary>
    public void LoadAll(CancellationToken cancellationToken)
    {
        if (!_options.MemoryMap)
            Prefetch(cancellationToken);
        foreach (var column in Data.Columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _ = column.Chunks;
        }
    }

    void Prefetch(CancellationToken cancellationToken)
    {
        using var hold = _holds.Take();
        int[] missing = [.. Enumerable.Range(0, _prefetched.Length).Where(c => _prefetched[c] is null && !Data.Columns[c].IsLoaded)];
        int extents = 2 * _stored.BatchRows.Length;
        var contents = Read($"loading {_stored.Spec.Name}", [.. missing.SelectMany(c => ExtentsOf(_stored.Columns[c]))], cancellationToken);
        for (int i = 0; i < missing.Length; i++)
            _prefetched[missing[i]] = contents[(i * extents)..((i + 1) * extents)];
    }

    ImmutableArray<ColumnChunk> Load(int index)
    {
        using var hold = _holds.Take();
        var column = _stored.Columns[index];
        string work = $"loading {_stored.Spec.Name}.{column.Spec.Name}";
        var contents = _options.MemoryMap
            ? _mapped[index] ??= Map(work, ExtentsOf(column))
            : Array.ConvertAll(_prefetched[index] ??= Read(work, ExtentsOf(column)), bytes => (ReadOnlyMemory<byte>)bytes);
        var chunks = ImmutableArray.CreateBuilder<ColumnChunk>(column.Chunks.Length);
        for (int batch = 0; batch < column.Chunks.Length; batch++)
        {
            var (values, runEnds) = (contents[2 * batch], contents[(2 * batch) + 1]);
            chunks.Add(column.Encoding == ColumnEncoding.Plain
                ? new ColumnChunk(column.Type, _stored.BatchRows[batch], values)
                : new ColumnChunk(column.Type, _stored.BatchRows[batch], values, runEnds));
        }

        var loaded = chunks.MoveToImmutable();
        ColumnCheck.Run(column, loaded, part => _parts[part].Name, _options.Threads);
        (_prefetched[index], _mapped[index]) = (null, null);
        return loaded;
    }

    Memory<byte>[] Read(string work, Extent[] extents, CancellationToken cancellationToken = default) =>
        _options.Memory.Take(
            work, extents.Sum(extent => extent.Length), () => ExtentReader.Read(_parts, extents, _options.Threads, cancellationToken));

    /// <summary>Mapped bytes are charged, too: the check of the column touches all of them.</summary>
    ReadOnlyMemory<byte>[] Map(string work, Extent[] extents) => _options.Memory.Take(
        work, extents.Sum(extent => extent.Length), () =>
        {
            var contents = new ReadOnlyMemory<byte>[extents.Length];
            Workers.Run(_options.Threads, extents.Length, (_, i) =>
                contents[i] = extents[i].Length == 0 ? default : _parts[extents[i].Part].Map(extents[i]));
            return contents;
        });

    /// <summary>Values and run ends of batch 0, values and run ends of batch 1 …</summary>
    static Extent[] ExtentsOf(StoredColumn column)
    {
        var extents = new Extent[2 * column.Chunks.Length];
        for (int batch = 0; batch < column.Chunks.Length; batch++)
            (extents[2 * batch], extents[(2 * batch) + 1]) = column.Chunks[batch];
        return extents;
    }
}
