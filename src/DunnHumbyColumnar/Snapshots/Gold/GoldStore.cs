using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Gold tables kept beside the snapshot they were computed from. A table is found again by exactly the generation, content, cleaning
/// profile, options and engine version it was stored with; anything else has to be computed. Reading never writes.
/// </summary>
static class GoldStore
{
    /// <summary>Writes a table as the one at an index of a set.</summary>
    delegate StoredGold WriteTable(Publication publication, int index);

    /// <summary>
    /// Stores results of the current generation, beside those stored for it before; one of equal name, cleaning and options is replaced.
    /// False, with nothing written, if the store has moved on to another generation.
    /// </summary>
    public static bool Save(
        StoreLock held, long generation, IReadOnlyList<GoldTable> tables, SnapshotOptions options,
        CancellationToken cancellationToken = default)
    {
        foreach (var table in tables)
            if (!GoldManifest.IsName(table.Metadata.Name) || table.Metadata.Generation != generation)
                throw new ArgumentException($"{table.Metadata.Name} cannot be stored for generation {generation}.", nameof(tables));
        var (files, layout) = (held.Files, held.Layout);
        if (CommitPointer.Read(files, layout, layout.Current)?.Generation != generation)
            return false;
        GenerationCleanup.RemoveTemporaries(files, layout);
        StoreFolder.PrepareBelow(files, layout, layout.Gold, layout.GoldPointer, cancellationToken);
        WriteAndCommit(
            held, generation, NextSet(files, layout, generation),
            Merge(files, layout, generation, tables, options.EngineVersion, cancellationToken), options, cancellationToken);
        RemoveReplaced(files, layout);
        return true;
    }

    /// <summary>A stored table; null if none was stored with exactly this.</summary>
    /// <param name="store">The store folder.</param>
    /// <param name="snapshot">The snapshot in use.</param>
    /// <param name="name">The result's name.</param>
    /// <param name="cleaning">The cleaning profile.</param>
    /// <param name="resultOptions">The canonical options text.</param>
    /// <param name="options">Engine version and file operations.</param>
    /// <param name="memory">Charged for the bytes of the table's file.</param>
    /// <exception cref="SnapshotCorruptException">It is stored, and damaged.</exception>
    public static GoldTable? TryLoad(
        string store, SnapshotInfo snapshot, string name, string cleaning, string resultOptions, SnapshotOptions options,
        MemoryAccount memory) =>
        GoldSet.Use(options.Files, new StoreLayout(store), snapshot.Generation, set =>
        {
            if (set.Manifest.EngineVersion != options.EngineVersion)
                return null;
            foreach (var table in set.Manifest.Tables)
                if (Key(table.Metadata) == (name, cleaning, resultOptions) && table.Metadata.SourceFingerprint == snapshot.ContentHash)
                    return set.Read(table, memory);
            return null;
        });

    /// <summary>What is stored for a generation by any engine version.</summary>
    public static IReadOnlyList<ResultMetadata> List(string store, long generation, SnapshotOptions options) =>
        GoldSet.Use(options.Files, new StoreLayout(store), generation, set => set.Manifest.Tables.Select(table => table.Metadata).ToList())
            ?? [];

    /// <summary>Verifies every stored table of a generation.</summary>
    public static void Check(
        string store, long generation, SnapshotOptions options, MemoryAccount memory, CancellationToken cancellationToken = default) =>
        GoldSet.Use(options.Files, new StoreLayout(store), generation, set =>
        {
            set.Check(memory, cancellationToken);
            return set;
        });

    static (string Name, string Cleaning, string Options) Key(ResultMetadata metadata) =>
        (metadata.Name, metadata.Cleaning, metadata.Options);

    /// <summary>
    /// In key order, what writes the new tables and copies the stored ones that they do not replace, whatever their size. Damaged ones are
    /// dropped: they can be computed again.
    /// </summary>
    static List<WriteTable> Merge(
        IFileOps files, StoreLayout layout, long generation, IReadOnlyList<GoldTable> tables, string engineVersion,
        CancellationToken cancellationToken)
    {
        var merged = new SortedDictionary<(string Name, string Cleaning, string Options), WriteTable>(
            Comparer<(string Name, string Cleaning, string Options)>.Create(Compare));
        foreach (var table in tables)
            merged[Key(table.Metadata)] = (publication, index) => GoldFile.Write(publication, table, index);
        try
        {
            var stored = GoldSet.Use(files, layout, generation, set => set.Manifest.EngineVersion == engineVersion ? set : null);
            foreach (var table in stored?.Manifest.Tables ?? [])
                if (!merged.ContainsKey(Key(table.Metadata)) && stored!.IsSound(table, cancellationToken))
                    merged[Key(table.Metadata)] = (publication, index) => stored.Copy(publication, table, index);
        }
        catch (SnapshotCorruptException)
        {
            // The manifest is damaged: nothing is known of the tables.
        }

        return [.. merged.Values];
    }

    static int Compare((string Name, string Cleaning, string Options) left, (string Name, string Cleaning, string Options) right)
    {
        int order = string.CompareOrdinal(left.Name, right.Name);
        order = order != 0 ? order : string.CompareOrdinal(left.Cleaning, right.Cleaning);
        return order != 0 ? order : string.CompareOrdinal(left.Options, right.Options);
    }

    static void WriteAndCommit(
        StoreLock held, long generation, int set, List<WriteTable> tables, SnapshotOptions options,
        CancellationToken cancellationToken)
    {
        using var publication = Publication.Begin(
            held, options, held.Layout.GoldSet(generation, set), held.Layout.GoldPointer, generation, cancellationToken);
        var stored = tables.Select((write, i) => write(publication, i));
        var manifest = new GoldManifest(options.EngineVersion, generation, set, options.BlockBytes, [.. stored]);
        publication.Commit(generation, set, manifest.Write(), bytes => GoldManifest.Read(bytes, publication.ManifestName));
    }

    /// <summary>One more than the highest set of the generation in the store, current or not.</summary>
    static int NextSet(IFileOps files, StoreLayout layout, long generation)
    {
        int highest = 0;
        foreach (string name in files.List(layout.Gold))
            if (StoreLayout.GoldSetOf(name, generation) is { } set)
                highest = Math.Max(highest, set);
        return highest + 1;
    }

    /// <summary>The new set is committed: older ones that cannot be removed now are left to the next save or publish.</summary>
    static void RemoveReplaced(IFileOps files, StoreLayout layout)
    {
        try
        {
            // Listed before the pointer is read, so that a set committed in between is not among them.
            string[] names = files.List(layout.Gold);
            if (CommitPointer.Read(files, layout, layout.GoldPointer) is not { } pointer)
                return;
            foreach (string name in names)
                if (name != StoreLayout.GoldName(pointer.Generation, pointer.Set) && StoreLayout.GenerationOf(name) is not null)
                    FolderRemoval.Remove(files, Path.Combine(layout.Gold, name));
        }
        catch (StoreIOException)
        {
            // Leftover folders do no harm.
        }
    }
}
