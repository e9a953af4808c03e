namespace DunnHumbyColumnar.Snapshots;

/// <summary>One source that a snapshot was made from, as it was when read.</summary>
/// <param name="Table">The table it holds.</param>
/// <param name="Name">File name without folder, followed by the entry in a zip archive.</param>
/// <param name="Size">Bytes of the file, or of the compressed entry.</param>
/// <param name="ModifiedTicksUtc">Time of last write, in ticks, UTC.</param>
/// <param name="HashHex">32 lower-case hex digits: <see cref="Xxh128.Combine"/> of the hashes of the blocks of its text.</param>
/// <param name="HashBlockBytes">Bytes of one such block.</param>
/// <param name="Rejected">Rows of it that were rejected and are not in the snapshot.</param>
sealed record SourceStamp(
    string Table, string Name, long Size, long ModifiedTicksUtc, string HashHex, int HashBlockBytes, long Rejected);
