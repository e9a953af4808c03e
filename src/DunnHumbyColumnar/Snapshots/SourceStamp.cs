namespace DunnHumbyColumnar.Snapshots;

/// <summary>One CSV file that a snapshot was made from, as it was when read.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedTicksUtc">Time of last write, in ticks, UTC.</param>
/// <param name="HashHex">32 lower-case hex digits: <see cref="Xxh128.Combine"/> of the hashes of its blocks.</param>
/// <param name="HashBlockBytes">Bytes of one such block.</param>
/// <param name="Rejected">Rows of it that were rejected and are not in the snapshot.</param>
sealed record SourceStamp(string Name, long Size, long ModifiedTicksUtc, string HashHex, int HashBlockBytes, long Rejected);
