namespace DunnHumbyColumnar.Query;

/// <summary>Rows [Start, End) of a batch.</summary>
readonly record struct RowRange(int Batch, int Start, int End);
