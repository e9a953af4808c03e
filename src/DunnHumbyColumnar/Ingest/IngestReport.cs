using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>What an ingest did; of a skipped one, what the ingest of the snapshot in force did.</summary>
/// <param name="Skipped">Whether the sources were unchanged, so that the current snapshot was kept.</param>
/// <param name="Generation">The current snapshot generation.</param>
/// <param name="ContentHash">Lower-case hex XXH128 of its files; equal data give equal hashes.</param>
/// <param name="StoreBytes">Bytes of its table and dictionary files.</param>
/// <param name="Tables">The tables in definition order.</param>
/// <param name="Orphans">Keys without an entry in their dimension table.</param>
/// <param name="Rejects">Rows rejected, in all files.</param>
/// <param name="Notes">
/// Remarks for the user: ignored columns, anonymised demographics, demographic values that are none of the published categories, old
/// generations that could not be removed.
/// </param>
/// <param name="Timings">How long each stage took, in order.</param>
public sealed record IngestReport(
    bool Skipped, long Generation, string ContentHash, long StoreBytes, ImmutableArray<IngestedTable> Tables,
    ImmutableArray<OrphanKeys> Orphans, long Rejects, ImmutableArray<string> Notes, ImmutableArray<StageTiming> Timings)
{
    /// <summary>The ingest in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"generation {Generation}{(Skipped ? ", unchanged" : "")}: {Rows} rows, {Rejects} rejected, {Notes.Length} notes, {Elapsed}");

    /// <summary>Rows of all tables.</summary>
    public long Rows => Tables.Sum(table => table.Rows);

    /// <summary>CSV bytes of all tables.</summary>
    public long CsvBytes => Tables.Sum(table => table.CsvBytes);

    /// <summary>All stages together.</summary>
    public TimeSpan Elapsed => new(Timings.Sum(stage => stage.Elapsed.Ticks));
}

/// <summary>One table of an ingest.</summary>
/// <param name="Name">The table.</param>
/// <param name="Rows">Rows loaded.</param>
/// <param name="CsvBytes">Bytes of its CSV file.</param>
/// <param name="ResidentBytes">Bytes of its column buffers in memory.</param>
/// <param name="Rejects">Rows rejected.</param>
public sealed record IngestedTable(string Name, long Rows, long CsvBytes, long ResidentBytes, long Rejects);

/// <summary>How long one stage of work took.</summary>
public sealed record StageTiming(string Stage, TimeSpan Elapsed);
