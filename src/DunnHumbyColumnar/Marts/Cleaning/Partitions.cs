using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Morsel-driven parallelism by household: cuts the transaction rows into morsels of whole households, which threads take one by one. A
/// morsel's ranges are consecutive; no household is in two morsels, so what a morsel writes per household needs no lock.
/// </summary>
static class Partitions
{
    /// <summary>Receives all ranges of one household.</summary>
    public delegate void HouseholdBody(ReadOnlySpan<HouseholdRange> ranges);

    const int MorselRows = 64 * 1024;

    /// <summary>
    /// Runs <paramref name="body"/>(worker's own state, morsel number, ranges of the morsel) for every morsel of <see cref="Households"/>.
    /// </summary>
    /// <param name="context">Data, threads and cancellation.</param>
    /// <param name="createWorker">Creates the state of one worker, which only its thread uses.</param>
    /// <param name="body">The work.</param>
    /// <param name="households">By household code whether the household takes part; null: all do.</param>
    public static void ForHouseholds<TWorker>(
        QueryContext context, Func<TWorker> createWorker,
        Action<TWorker, int, ReadOnlySpan<HouseholdRange>> body, bool[]? households = null)
        where TWorker : class
    {
        var morsels = Households(context, households);
        var workers = new TWorker?[context.Threads];
        Workers.Run(
            context.Threads, morsels.Length,
            (worker, morsel) => body(workers[worker] ??= createWorker(), morsel, morsels[morsel].Span), context.CancellationToken);
    }

    /// <summary>Calls <paramref name="body"/> with all ranges of each household of a morsel.</summary>
    public static void ForEachHousehold(ReadOnlySpan<HouseholdRange> ranges, HouseholdBody body)
    {
        for (int first = 0, next; first < ranges.Length; first = next)
        {
            for (next = first + 1; next < ranges.Length && ranges[next].Household == ranges[first].Household;)
                next++;
            body(ranges[first..next]);
        }
    }

    /// <summary>The morsels in row order, of all households or of those marked by code.</summary>
    public static ReadOnlyMemory<HouseholdRange>[] Households(QueryContext context, bool[]? households = null)
    {
        int morselRows = context.MorselRows ?? MorselRows;
        var ranges = context.Data.HouseholdRanges;
        if (households is not null)
            ranges = [.. ranges.Where(range => households[range.Household])];
        var morsels = new List<ReadOnlyMemory<HouseholdRange>>();
        int first = 0;
        int rows = 0;
        for (int i = 0; i < ranges.Length; i++)
        {
            if (rows >= morselRows && ranges[i].Household != ranges[i - 1].Household)
            {
                morsels.Add(ranges.AsMemory()[first..i]);
                first = i;
                rows = 0;
            }

            rows += ranges[i].Rows;
        }

        if (ranges.Length > 0)
            morsels.Add(ranges.AsMemory()[first..]);
        return [.. morsels];
    }
}
