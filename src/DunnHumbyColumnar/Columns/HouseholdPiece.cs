using System.Collections.Immutable;

namespace DunnHumbyColumnar.Columns;

/// <summary>The rows of one household in one batch of transaction_data, which is sorted by household: rows [Start, End) of the batch.</summary>
readonly record struct HouseholdPiece(int Household, int Batch, int Start, int End)
{
    public int Rows => End - Start;

    /// <summary>All pieces in row order; a household that straddles batches has one in each.</summary>
    public static ImmutableArray<HouseholdPiece> Of(ColumnData households)
    {
        var pieces = ImmutableArray.CreateBuilder<HouseholdPiece>();
        for (int batch = 0; batch < households.Chunks.Length; batch++)
        {
            var runs = RunView<int>.Of(households.Chunks[batch]);
            int start = 0;
            for (int run = 0; run < runs.Count; run++)
            {
                pieces.Add(new HouseholdPiece(runs.Values[run], batch, start, runs.Ends[run]));
                start = runs.Ends[run];
            }
        }

        return pieces.ToImmutable();
    }
}
