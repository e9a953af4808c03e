using System.Collections.Immutable;

namespace DunnHumbyColumnar.Columns;

/// <summary>
/// The rows of one household in one batch of transaction_data, which is sorted by household: rows [Start, End) of the batch.
/// </summary>
readonly record struct HouseholdRange(int Household, int Batch, int Start, int End)
{
    public int Rows => End - Start;

    /// <summary>
    /// All ranges in row order, from the run ends of the household column; a household that straddles batches has one in each.
    /// </summary>
    public static ImmutableArray<HouseholdRange> From(ColumnData households)
    {
        var ranges = ImmutableArray.CreateBuilder<HouseholdRange>();
        for (int batch = 0; batch < households.Chunks.Length; batch++)
        {
            var runs = RunView<int>.From(households.Chunks[batch]);
            int start = 0;
            for (int run = 0; run < runs.Count; run++)
            {
                ranges.Add(new HouseholdRange(runs.Values[run], batch, start, runs.Ends[run]));
                start = runs.Ends[run];
            }
        }

        return ranges.ToImmutable();
    }
}
