using System.Collections.Immutable;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>A file's entry in a manifest.</summary>
/// <param name="Name">Name in the manifest's folder.</param>
/// <param name="Length">Bytes, at least one.</param>
/// <param name="Blocks">Hash list: XXH128 of each block; the last block may be shorter.</param>
sealed record StoredFile(string Name, long Length, ImmutableArray<UInt128> Blocks)
{
    public static long BlockCount(long length, int blockBytes) => (length + blockBytes - 1) / blockBytes;
}

/// <summary>A range of bytes in one file of a table or dictionary.</summary>
readonly record struct Extent(int Part, long Offset, long Length)
{
    public long End => Offset + Length;
}
