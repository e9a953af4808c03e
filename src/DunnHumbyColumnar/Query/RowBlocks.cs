using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Cuts rows into blocks that fit L1 and distributes them over threads.</summary>
static class RowBlocks
{
    const int BlocksPerItem = 16;

    /// <summary>
    /// Runs <paramref name="body"/>(first row, exclusive end) for consecutive blocks of <paramref name="blockRows"/> rows, in parallel.
    /// </summary>
    public static void ForEach(QueryContext context, int rows, int blockRows, Action<int, int> body)
    {
        int step = blockRows * BlocksPerItem;
        Workers.Run(
            context.Threads,
            (rows + step - 1) / step,
            (_, item) =>
            {
                for (int start = item * step; start < Math.Min((item + 1) * step, rows); start += blockRows)
                    body(start, Math.Min(start + blockRows, rows));
            },
            context.CancellationToken);
    }
}
