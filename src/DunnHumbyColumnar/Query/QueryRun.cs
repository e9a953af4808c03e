using System.Diagnostics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Query;

/// <summary>Runs a query: plan, scan in parallel, merge the threads' groups, then make, filter, order and cut the result rows.</summary>
static class QueryRun
{
    const int MorselRows = 64 * 1024;

    public static (ResultFrame Frame, QueryExplanation Explanation) Run(QueryContext context, QuerySpec spec)
    {
        var stages = new List<QueryStage>();
        long started = Stopwatch.GetTimestamp();
        void EndStage(string name)
        {
            stages.Add(new QueryStage(name, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
            started = Stopwatch.GetTimestamp();
        }

        var plan = QueryPlanner.Plan(context, spec);
        EndStage("plan");
        var budget = new MemoryBudget(spec.MemoryBytes);
        var morsels = plan.IsEmpty ? [] : Cut(plan.Table, context.MorselRows ?? MorselRows);
        int threads = Math.Clamp(context.Threads, 1, Math.Max(1, morsels.Count));
        var scans = new GroupScan?[threads];
        Workers.Run(
            threads,
            morsels.Count,
            (worker, item) =>
            {
                var scan = scans[worker] ??= new GroupScan(plan, context.MorselRows ?? MorselRows, budget);
                var (batch, start, end) = morsels[item];
                scan.Add(batch, start, end);
            },
            context.CancellationToken);
        EndStage("scan");
        var groups = Merge(plan, scans, budget);
        EndStage("merge");
        var rows = GroupRows.Of(plan, groups, budget);
        var frame = rows.ToFrame(context.CancellationToken);
        EndStage("result");
        return (frame, new QueryExplanation(
            spec.Table,
            plan.Scan.ToString().ToLowerInvariant(),
            plan.Grouping.ToString().ToLowerInvariant(),
            plan.Table.RowCount,
            scans.Sum(scan => scan?.Items ?? 0),
            BytesOf(plan),
            rows.GroupCount,
            frame.Rows,
            VectorBits,
            threads,
            [.. stages]));
    }

    static int VectorBits => System.Numerics.Vector.IsHardwareAccelerated ? System.Numerics.Vector<byte>.Count * 8 : 0;

    static List<(int Batch, int Start, int End)> Cut(TableData table, int rows)
    {
        var morsels = new List<(int, int, int)>();
        for (int batch = 0; batch < table.BatchRows.Length; batch++)
            for (int start = 0; start < table.BatchRows[batch]; start += rows)
                morsels.Add((batch, start, Math.Min(start + rows, table.BatchRows[batch])));
        return morsels;
    }

    static Groups Merge(QueryPlan plan, GroupScan?[] scans, MemoryBudget budget)
    {
        Groups? merged = null;
        foreach (var scan in scans)
        {
            if (scan is null)
                continue;
            if (merged is null)
                merged = scan.Groups;
            else
                merged.Merge(scan.Groups);
        }

        return merged ?? new Groups(plan, budget);
    }

    /// <summary>Bytes of the columns that the scan reads.</summary>
    static long BytesOf(QueryPlan plan) =>
        plan.RunSources.Concat(plan.RowSources).Select(source => source.Column).Concat(plan.Measures.Select(measure => measure.Column))
            .DistinctBy(column => column.Name).Sum(column => column.Chunks.Sum(chunk => chunk.Bytes));
}
