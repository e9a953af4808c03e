using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// An open generation: its files stay readable whatever writers do. Safe for concurrent readers. After disposal it closes when the last
/// <see cref="Acquire"/> is released; columns copied by then stay usable, others can no longer be loaded.
/// </summary>
sealed class OpenSnapshot : IDisposable
{
    readonly SnapshotFiles _files;
    readonly int _threads;
    readonly MemoryAccount _memory;
    readonly ReferenceCount _holds;
    readonly ImmutableArray<TableLoader> _tables;
    int _disposed;

    public OpenSnapshot(SnapshotFiles files, SnapshotOpenOptions options)
    {
        _files = files;
        _threads = options.Threads;
        _memory = options.Memory;
        _holds = new ReferenceCount(() => Close(files, options.Memory));
        var manifest = files.Manifest;
        var dictionaries = new Dictionary<string, KeyDictionary>(StringComparer.Ordinal);
        var ofIds = manifest.Tables.SelectMany(table => table.Spec.Columns).Where(column => column.Kind == ColumnKind.Id)
            .Select(column => column.Dictionary).ToHashSet();
        for (int i = 0; i < manifest.Dictionaries.Length; i++)
        {
            var stored = manifest.Dictionaries[i];
            dictionaries.Add(
                stored.Name,
                new DictionaryLoader(stored, files.Dictionaries[i], _holds, options).Dictionary(ofIds.Contains(stored.Name)));
        }

        var tables = ImmutableArray.CreateBuilder<TableLoader>(manifest.Tables.Length);
        for (int i = 0; i < manifest.Tables.Length; i++)
            tables.Add(new TableLoader(manifest.Tables[i], files.Tables[i], dictionaries, _holds, options));
        _tables = tables.MoveToImmutable();
        Data = new JourneyData(
            _tables.Select(table => table.Data), dictionaries.Values, options.Memory, options.ProfileOf(manifest.Mapping));
        Info = SnapshotInfo.From(manifest);
    }

    public JourneyData Data { get; }

    public SnapshotInfo Info { get; }

    /// <summary>Why there is no lease, so that writers do not see this generation in use; null if there is one.</summary>
    public string? LeaseFailure => _files.LeaseFailure;

    /// <summary>Keeps mapped bytes and lazy columns usable until disposed, even if the snapshot is disposed meanwhile.</summary>
    public IDisposable Acquire() => _holds.Take();

    /// <summary>Loads what is not loaded yet.</summary>
    public void LoadAll(CancellationToken cancellationToken = default)
    {
        foreach (var table in _tables)
            table.LoadAll(cancellationToken);
        foreach (var dictionary in Data.Dictionaries.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DictionaryLoader.Load(dictionary);
        }
    }

    /// <summary>Verifies everything; see <see cref="SnapshotCheck"/>. Loads all columns.</summary>
    public void Check(IProgress<string>? progress = null, CancellationToken cancellationToken = default)
    {
        using var hold = _holds.Take();
        using var memory = new MemoryAccount(_memory.Budget);
        SnapshotCheck.Run(_files, this, memory, _threads, progress, cancellationToken);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _holds.Release();
    }

    static void Close(SnapshotFiles files, MemoryAccount memory)
    {
        files.Dispose();
        memory.Dispose();
    }
}
