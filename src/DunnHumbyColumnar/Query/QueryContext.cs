using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>What every query needs to run: data, where it comes from, and how it may run.</summary>
/// <param name="Data">The tables.</param>
/// <param name="Generation">Snapshot generation of the data; 0 for data that was never published.</param>
/// <param name="Fingerprint">Content hash of the snapshot in hex; empty for data that was never published.</param>
/// <param name="Threads">Threads to use.</param>
/// <param name="Clock">Gives computed_at.</param>
/// <param name="CancellationToken">Stops between two morsels.</param>
sealed record QueryContext(JourneyData Data, long Generation, string Fingerprint, int Threads, TimeProvider Clock, CancellationToken CancellationToken)
{
    /// <summary>Rows after which a morsel is cut at the next key boundary; null: the production size. Tests pass tiny ones.</summary>
    public int? MorselRows { get; init; }

    public ResultMetadata Describe(string name, string cleaning, string options) => new(name, Clock.GetUtcNow(), Generation, Fingerprint, cleaning, options);
}
