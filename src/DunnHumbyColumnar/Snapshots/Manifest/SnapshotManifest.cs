using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// The manifest of a snapshot: all that is known about its files. Tables in definition order, dictionaries in ordinal order of their
/// names: the manifest order of the content hash.
/// </summary>
sealed record SnapshotManifest(
    string EngineVersion,
    long Generation,
    long CreatedTicksUtc,
    int BlockBytes,
    UInt128 ContentHash,
    ImmutableArray<StoredDictionary> Dictionaries,
    ImmutableArray<StoredTable> Tables,
    ImmutableArray<SourceStamp> Sources,
    ImmutableArray<string> Notes,
    string Reading,
    string? Mapping)
{
    /// <summary>Changes with the meaning of any member or file; a reader accepts only its own.</summary>
    public const int FormatVersion = 2;

    /// <summary>All files but the manifest, in manifest order.</summary>
    public IEnumerable<StoredFile> Files =>
        Tables.SelectMany(table => table.Parts).Concat(Dictionaries.Select(dictionary => dictionary.File));

    public StoredDictionary? DictionaryOf(ColumnSpec column)
    {
        foreach (var dictionary in Dictionaries)
            if (dictionary.Name == column.Dictionary)
                return dictionary;
        return null;
    }
}

/// <summary>A table's files and where its columns lie in them.</summary>
sealed record StoredTable(
    TableSpec Spec, ImmutableArray<int> BatchRows, ImmutableArray<StoredColumn> Columns, ImmutableArray<StoredFile> Parts);

/// <summary>A column: how it is stored, and where each batch's values and run ends lie.</summary>
sealed record StoredColumn(
    ColumnSpec Spec, StorageType Type, ColumnEncoding Encoding, ColumnStats Stats, int[]? CodeMap, ImmutableArray<StoredChunk> Chunks)
{
    /// <summary>Bytes in memory: what <see cref="ColumnData.Bytes"/> says of the loaded column.</summary>
    public long Bytes =>
        Chunks.Sum(chunk => chunk.Values.Length + chunk.RunEnds.Length) + ((long)(CodeMap?.Length ?? 0) * sizeof(int));
}

/// <summary>Where one column of one batch lies; no run ends for a plain column.</summary>
readonly record struct StoredChunk(Extent Values, Extent RunEnds);

/// <summary>A dictionary's file: int64 ids, or UTF-8 texts with int32 offsets.</summary>
sealed record StoredDictionary(string Name, bool IsText, int Count, StoredFile File, Extent Values, Extent Offsets);
