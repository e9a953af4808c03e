namespace DunnHumbyColumnar.Columns;

/// <summary>Statistics of a whole column, computed when it is encoded and verified when it is read back.</summary>
/// <param name="Min">Smallest value (codes: smallest code); 0 for an empty table.</param>
/// <param name="Max">Largest value (codes: largest code); 0 for an empty table.</param>
/// <param name="Distinct">Number of different values.</param>
/// <param name="Runs">Number of runs of equal neighbours, counted batch by batch.</param>
readonly record struct ColumnStats(long Min, long Max, long Distinct, long Runs);
