using Apache.Arrow;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>A result to be stored, or one that was.</summary>
/// <param name="Metadata">What it is and what it was computed from.</param>
/// <param name="Batch">Its rows, all of them.</param>
sealed record GoldTable(ResultMetadata Metadata, RecordBatch Batch);
