using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Reads what <see cref="ManifestWriter"/> wrote, as untrusted input: the result has passed
/// <see cref="ManifestCheck"/>, so extents lie inside their files.
/// </summary>
static class ManifestReader
{
    const int MaxBatches = 1 << 22;
    const int MaxBatchRows = 1 << 20;
    const int Members = 12;
    const int MaxMapping = 1 << 24;
    const int MaxSources = 100_000;
    const int MaxNotes = 1_000_000;
    const int MaxText = 256;
    const int MaxNote = 1 << 16;

    public static SnapshotManifest Read(byte[] content, string file)
    {
        try
        {
            var reader = new StrictReader(content, file);
            var manifest = ReadManifest(ref reader);
            reader.End();
            return manifest;
        }
        catch (Exception failure) when (StrictReader.IsFault(failure))
        {
            throw new SnapshotCorruptException(file, "the manifest is malformed", failure);
        }
    }

    static SnapshotManifest ReadManifest(ref StrictReader reader)
    {
        int members = reader.Count("the manifest", MaxText);
        int format = reader.Int32("the format version", 0, int.MaxValue);
        if (format != SnapshotManifest.FormatVersion)
            throw reader.Fault($"written by another version of this library: format {format}, expected {SnapshotManifest.FormatVersion}");
        if (members != Members)
            throw reader.Fault($"the manifest has {members} members, expected {Members}");
        string engine = reader.Text("the engine version", MaxText);
        long generation = reader.Int64("the generation", 1, long.MaxValue);
        long created = reader.Int64("the creation time", 0, DateTime.MaxValue.Ticks);
        int blockBytes = reader.Int32("the block size", 8, 1 << 24);
        var hash = reader.Hash("the content hash");
        var dictionaries = ImmutableArray.CreateBuilder<StoredDictionary>();
        for (int left = reader.Count("dictionaries", MaxText); left > 0; left--)
            dictionaries.Add(ReadDictionary(ref reader, blockBytes));
        var manifest = new SnapshotManifest(
            engine, generation, created, blockBytes, hash, dictionaries.ToImmutable(), [], [], [], "", null);
        reader.Members("the tables", CompleteJourney.Tables.Length);
        var tables = ImmutableArray.CreateBuilder<StoredTable>();
        foreach (var table in CompleteJourney.Tables)
            tables.Add(ReadTable(ref reader, table, manifest));
        var sources = ImmutableArray.CreateBuilder<SourceStamp>();
        for (int left = reader.Count("sources", MaxSources); left > 0; left--)
            sources.Add(ReadSource(ref reader));
        var notes = ImmutableArray.CreateBuilder<string>();
        for (int left = reader.Count("notes", MaxNotes); left > 0; left--)
            notes.Add(reader.Text("a note", MaxNote));
        manifest = manifest with
        {
            Tables = tables.ToImmutable(),
            Sources = sources.ToImmutable(),
            Notes = notes.ToImmutable(),
            Reading = reader.Text("the options of reading", MaxText),
            Mapping = reader.OptionalText("the mapping", MaxMapping),
        };
        ManifestCheck.Dictionaries(manifest, reader.File);
        return manifest;
    }

    static StoredDictionary ReadDictionary(ref StrictReader reader, int blockBytes)
    {
        reader.Members("a dictionary", 6);
        string name = reader.Text("a dictionary name", MaxText);
        bool isText = reader.Bool();
        int count = reader.Int32(name + " count", 0, int.MaxValue - 1);
        var file = reader.StoredFile(StoreLayout.DictionaryFile(name), blockBytes);
        var dictionary = new StoredDictionary(name, isText, count, file, reader.Extent(), reader.Extent());
        ManifestCheck.Dictionary(dictionary, reader.File);
        return dictionary;
    }

    static StoredTable ReadTable(ref StrictReader reader, TableSpec table, SnapshotManifest manifest)
    {
        reader.Members(table.Name, 5);
        if (reader.Text("a table name", MaxText) != table.Name)
            throw reader.Fault($"expected the table {table.Name}, found another");
        if (reader.Count("a sort order", MaxText) != table.SortOrder.Length)
            throw OtherVersion(ref reader, table);
        foreach (string column in table.SortOrder)
            if (reader.Text("a sort column", MaxText) != column)
                throw OtherVersion(ref reader, table);
        int batches = reader.Count("batches", MaxBatches);
        var rows = ImmutableArray.CreateBuilder<int>(batches);
        for (int i = 0; i < batches; i++)
            rows.Add(reader.Int32("batch rows", 1, MaxBatchRows));
        int partCount = reader.Count("parts", StrictReader.MaxParts);
        var parts = ImmutableArray.CreateBuilder<StoredFile>(partCount);
        for (int i = 0; i < partCount; i++)
            parts.Add(reader.StoredFile(StoreLayout.PartName(table.Name, i), manifest.BlockBytes));
        reader.Members(table.Name + " columns", table.Columns.Length);
        var columns = ImmutableArray.CreateBuilder<StoredColumn>(table.Columns.Length);
        for (int i = 0; i < table.Columns.Length; i++)
            columns.Add(ReadColumn(ref reader, batches));
        for (int i = 0; i < columns.Count; i++)
            columns[i] = IsStored(columns[i].Spec, table.Columns[i])
                ? columns[i] with { Spec = table.Columns[i] }
                : throw OtherVersion(ref reader, table);
        var stored = new StoredTable(table, rows.MoveToImmutable(), columns.MoveToImmutable(), parts.MoveToImmutable());
        ManifestCheck.Table(stored, manifest, reader.File);
        return stored;
    }

    /// <summary>Whether a stored column is that of the definition; bounds of values are not stored.</summary>
    static bool IsStored(ColumnSpec stored, ColumnSpec defined) => stored with { Min = defined.Min, Max = defined.Max } == defined;

    static StoredColumn ReadColumn(ref StrictReader reader, int batches)
    {
        reader.Members("a column", 8);
        var spec = new ColumnSpec(
            reader.Text("a header", MaxText),
            (ColumnKind)reader.Int32("a column kind", 0, (int)ColumnKind.Symbol),
            reader.OptionalText("a dictionary name", MaxText),
            0,
            0);
        var type = (StorageType)reader.Int32("a storage type", 0, (int)StorageType.Int64);
        var encoding = (ColumnEncoding)reader.Int32("an encoding", 0, (int)ColumnEncoding.RunEnd);
        reader.Members("column stats", 4);
        var stats = new ColumnStats(
            reader.Int64("a minimum", long.MinValue, long.MaxValue),
            reader.Int64("a maximum", long.MinValue, long.MaxValue),
            reader.Int64("a distinct count", 0, long.MaxValue),
            reader.Int64("a run count", 0, long.MaxValue));
        int[]? codeMap = ReadCodeMap(ref reader);
        reader.Members("column chunks", batches);
        var chunks = ImmutableArray.CreateBuilder<StoredChunk>(batches);
        for (int i = 0; i < batches; i++)
        {
            reader.Members("a chunk", 2);
            chunks.Add(new StoredChunk(reader.Extent(), reader.Extent()));
        }

        return new StoredColumn(spec, type, encoding, stats, codeMap, chunks.MoveToImmutable());
    }

    static int[]? ReadCodeMap(ref StrictReader reader)
    {
        if (reader.TryNil())
            return null;
        int[] map = new int[reader.Count("a code map", int.MaxValue)];
        for (int i = 0; i < map.Length; i++)
            map[i] = reader.Int32("a mapped code", 0, int.MaxValue);
        return map;
    }

    static SourceStamp ReadSource(ref StrictReader reader)
    {
        reader.Members("a source", 7);
        return new SourceStamp(
            reader.Text("a source table", MaxText),
            reader.Text("a source name", MaxNote),
            reader.Int64("a source size", 0, long.MaxValue),
            reader.Int64("a source time", 0, DateTime.MaxValue.Ticks),
            Xxh128.Hex(reader.Hash("a source hash")),
            reader.Int32("a source block size", 1, int.MaxValue),
            reader.Int64("rejected rows", 0, long.MaxValue));
    }

    static SnapshotCorruptException OtherVersion(ref StrictReader reader, TableSpec table) =>
        reader.Fault($"written by another version of this library: the columns or the order of {table.Name} are not this version's");
}
