using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Consistency of the members of a manifest with each other, checked before any file is read.</summary>
static class ManifestCheck
{
    /// <summary>Buffers are aligned to this in a file, so that mapped bytes can be read as any stored type.</summary>
    const int Alignment = 8;

    /// <summary>Exactly the dictionaries that the columns point into, in order; those of texts hold texts, those of ids either.</summary>
    public static void Dictionaries(SnapshotManifest manifest, string file)
    {
        var expected = manifest.Tables.SelectMany(table => table.Spec.Columns).Where(column => column.IsCoded)
            .Select(column => (Name: column.Dictionary!, column.IsText)).Distinct().OrderBy(entry => entry.Name, StringComparer.Ordinal);
        var stored = manifest.Dictionaries.Select(dictionary => (dictionary.Name, dictionary.IsText));
        if (!stored.SequenceEqual(expected, EqualityComparer<(string Name, bool IsText)>.Create(
                (has, wants) => has.Name == wants.Name && (has.IsText || !wants.IsText))))
            throw new SnapshotCorruptException(file, "the dictionaries are not those of the tables");
    }

    public static void Dictionary(StoredDictionary dictionary, string file)
    {
        bool fits = dictionary.IsText
            ? dictionary.Offsets.Length == (dictionary.Count == 0 ? 0 : (dictionary.Count + 1L) * sizeof(int))
            : dictionary.Offsets == default && dictionary.Values.Length == (long)dictionary.Count * sizeof(long);
        if (!fits || !IsInside(dictionary.Values, [dictionary.File]) || !IsInside(dictionary.Offsets, [dictionary.File]))
            throw new SnapshotCorruptException(file, $"the extents of the dictionary {dictionary.Name} do not fit");
    }

    public static void Table(StoredTable table, SnapshotManifest manifest, string file)
    {
        if (table.Parts.IsEmpty)
            throw new SnapshotCorruptException(file, $"{table.Spec.Name} has no file");
        long rows = table.BatchRows.Sum(count => (long)count);
        foreach (var column in table.Columns)
        {
            string name = $"{table.Spec.Name}.{column.Spec.Name}";
            var dictionary = manifest.DictionaryOf(column.Spec);
            if (column.Spec.IsCoded && dictionary is null)
                throw new SnapshotCorruptException(file, $"{name}: its dictionary is missing");
            int codes = column.CodeMap?.Length ?? dictionary?.Count ?? 0;
            if (!FitsCodes(column, dictionary, codes, rows))
                throw new SnapshotCorruptException(file, $"{name}: codes, code map and storage type do not fit each other");
            if (!FitsStats(column.Stats, rows, table.BatchRows.Length))
                throw new SnapshotCorruptException(file, $"{name}: the stats contradict each other");
            if (!FitsExtents(column, table))
                throw new SnapshotCorruptException(file, $"{name}: the extents do not fit rows, runs and files");
        }
    }

    static bool FitsCodes(StoredColumn column, StoredDictionary? dictionary, int codes, long rows)
    {
        if (column.Type != StorageTypes.For(column.Spec, codes))
            return false;
        if (dictionary is null)
            return column.CodeMap is null && (rows == 0 || (column.Stats.Min >= column.Spec.Min && column.Stats.Max <= column.Spec.Max));
        if (rows > 0 && (column.Stats.Min < 0 || column.Stats.Max >= codes))
            return false;
        int previous = -1;
        foreach (int code in column.CodeMap ?? [])
        {
            if (code <= previous || code >= dictionary.Count)
                return false;
            previous = code;
        }

        return true;
    }

    static bool FitsStats(ColumnStats stats, long rows, int batches) => rows == 0
        ? stats is { Min: 0, Max: 0, Distinct: 0, Runs: 0 }
        : stats.Min <= stats.Max && stats.Distinct >= 1 && stats.Distinct <= stats.Runs && stats.Runs >= batches && stats.Runs <= rows
            && (UInt128)stats.Distinct <= (UInt128)((Int128)stats.Max - stats.Min) + 1;

    static bool FitsExtents(StoredColumn column, StoredTable table)
    {
        int width = column.Type.Width();
        long runs = 0;
        for (int batch = 0; batch < column.Chunks.Length; batch++)
        {
            var (values, ends) = column.Chunks[batch];
            long count = values.Length / width;
            bool fits = column.Encoding == ColumnEncoding.Plain
                ? ends == default && count == table.BatchRows[batch]
                : count >= 1 && count <= table.BatchRows[batch] && ends.Length == count * sizeof(int);
            if (!fits || values.Length % width != 0 || !IsInside(values, table.Parts.AsSpan()) || !IsInside(ends, table.Parts.AsSpan()))
                return false;
            runs += count;
        }

        return column.Encoding == ColumnEncoding.Plain || runs == column.Stats.Runs;
    }

    static bool IsInside(Extent extent, ReadOnlySpan<StoredFile> parts) =>
        extent.Part < parts.Length && extent.Offset % Alignment == 0 && extent.End <= parts[extent.Part].Length;
}
