using System.Collections.Immutable;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// One column of a table over all its batches. Chunks are given or loaded on first use (read, hashed and checked once). Safe for concurrent
/// readers.
/// </summary>
sealed class ColumnData
{
    readonly LoadOnce<ImmutableArray<ColumnChunk>> _chunks;

    public ColumnData(
        ColumnSpec spec, StorageType type, ColumnEncoding encoding, ColumnStats stats, KeyDictionary? dictionary, int[]? codeMap,
        Func<ImmutableArray<ColumnChunk>> load)
    {
        Spec = spec;
        Type = type;
        Encoding = encoding;
        Stats = stats;
        Dictionary = dictionary;
        CodeMap = codeMap;
        _chunks = new(load);
    }

    public ColumnSpec Spec { get; }

    public StorageType Type { get; }

    public ColumnEncoding Encoding { get; }

    public ColumnStats Stats { get; }

    /// <summary>The dictionary of its codes (through <see cref="CodeMap"/>); null for columns of values.</summary>
    public KeyDictionary? Dictionary { get; }

    /// <summary>Dictionary code of each stored local code, ascending; null where stored codes are dictionary codes.</summary>
    public int[]? CodeMap { get; }

    /// <summary>One chunk per batch.</summary>
    public ImmutableArray<ColumnChunk> Chunks => _chunks.Value;

    public bool IsLoaded => _chunks.IsLoaded;

    /// <summary>Bytes of all chunks; loads the column.</summary>
    public long Bytes => Chunks.Sum(chunk => chunk.Bytes) + (CodeMap?.Length ?? 0) * sizeof(int);

    /// <summary>Dictionary code of a stored value.</summary>
    public int CodeOf(long stored) => CodeMap is null ? (int)stored : CodeMap[stored];
}
