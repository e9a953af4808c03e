namespace DunnHumbyColumnar;

/// <summary>How far an ingest is. Reported from worker threads, at most ten times a second.</summary>
/// <param name="Stage"><c>reading</c>, <c>sorting</c> (sorting and encoding) or <c>publishing</c>.</param>
/// <param name="BytesDone">CSV bytes read so far.</param>
/// <param name="BytesTotal">CSV bytes in all.</param>
/// <param name="Rows">Rows accepted so far.</param>
/// <param name="Elapsed">Time since the start of reading.</param>
/// <param name="Remaining">Estimate of the time reading still takes; zero in the other stages.</param>
public sealed record IngestProgress(string Stage, long BytesDone, long BytesTotal, long Rows, TimeSpan Elapsed, TimeSpan Remaining);
