using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>A stored column as scans read it: chunks whose values are int32 or narrower and lie in [Minimum, Minimum + Range).</summary>
/// <param name="Name">The stored column's name.</param>
/// <param name="Type">Storage type of the values.</param>
/// <param name="Encoding">Rows or runs.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Range">Largest value less the smallest plus 1, or 1 for no values.</param>
/// <param name="Runs">Runs of equal neighbours.</param>
/// <param name="Chunks">One per batch.</param>
sealed record ScanColumn(
    string Name, StorageType Type, ColumnEncoding Encoding, int Minimum, long Range, long Runs, ImmutableArray<ColumnChunk> Chunks);
