namespace DunnHumbyColumnar.Marts;

/// <summary>A run of lines of one household on one day: rows [Start, End) of a batch.</summary>
/// <param name="Household">Household code.</param>
/// <param name="Day">Day number.</param>
/// <param name="IsFirst">Whether the run is the first of its household and day; a day that straddles two batches has two runs.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Start">First row.</param>
/// <param name="End">Exclusive end.</param>
/// <param name="SectionStart">Index of the first row's section.</param>
readonly record struct HouseholdDayRun(int Household, short Day, bool IsFirst, int Batch, int Start, int End, int SectionStart);
