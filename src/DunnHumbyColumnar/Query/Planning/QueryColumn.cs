using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>A column that a query names: a stored column of the table, or an attribute that one of its key columns leads to.</summary>
/// <param name="Name">The name in results.</param>
/// <param name="Source">The stored column that is read.</param>
/// <param name="Map">For each stored value less the source's minimum its code; may be longer. Null: that difference is the code.</param>
/// <param name="Domain">What the codes stand for.</param>
/// <param name="IsNumber">Whether sums and means make sense: stored numbers and money, not ids, texts or attributes.</param>
sealed record QueryColumn(string Name, ScanColumn Source, int[]? Map, ValueDomain Domain, bool IsNumber);

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
