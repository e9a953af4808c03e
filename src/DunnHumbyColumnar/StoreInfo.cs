using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>What a store holds.</summary>
/// <param name="Generation">The snapshot generation, 1 for the first.</param>
/// <param name="CreatedAt">When it was published, UTC.</param>
/// <param name="EngineVersion">The library version that wrote it.</param>
/// <param name="ContentHash">Lower-case hex XXH128 of its files; equal data give equal hashes.</param>
/// <param name="Bytes">Bytes of its table and dictionary files.</param>
/// <param name="Tables">The eight tables in definition order.</param>
/// <param name="GoldTables">The gold tables stored for this generation.</param>
/// <param name="LeaseFailure">
/// Why this reader has no lease on its generation, for example in a read-only folder; null if it has one. Without a lease it keeps reading
/// from its open files, even after later ingests have removed their names.
/// </param>
public sealed record StoreInfo(
    long Generation,
    DateTimeOffset CreatedAt,
    string EngineVersion,
    string ContentHash,
    long Bytes,
    ImmutableArray<StoredTableInfo> Tables,
    ImmutableArray<ResultMetadata> GoldTables,
    string? LeaseFailure)
{
    /// <summary>The mapping that it was made by; null: without one.</summary>
    public JourneyMapping? Mapping { get; init; }

    /// <summary>The store in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"generation {Generation}, {CreatedAt:u}: {Tables.Sum(table => table.Rows)} rows, {Bytes} bytes, {GoldTables.Length} gold tables");
}

/// <summary>One source table of a store.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Bytes">Bytes of its files.</param>
/// <param name="CsvBytes">Bytes of the CSV file it was made from.</param>
/// <param name="Rejects">Rows of that file that were rejected.</param>
public sealed record StoredTableInfo(string Name, long Rows, int Columns, long Bytes, long CsvBytes, long Rejects);
