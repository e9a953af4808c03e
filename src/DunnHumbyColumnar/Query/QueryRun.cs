using System.Diagnostics;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>Runs a query: plan, scan in parallel, merge the threads' groups, then filter, order and build the result rows.</summary>
static class QueryRun
{
    /// <summary>Rows of a morsel that is read row by row, and of one that is read run by run.</summary>
    const int MorselRows = 64 * 1024;
    const int RunMorselRows = 4 * MorselRows;

    /// <summary>Bytes of what a plan knows of a stored code: its parts of the group id and its value.</summary>
    const long BytesPerCode = 12;

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
        Scratch[] scratch = [.. Enumerable.Range(0, Math.Max(1, context.Threads)).Select(_ => new Scratch(context.Memory, "the query"))];
        try
        {
            scratch[0].Charge(BytesPerCode * ColumnsOf(plan).Sum(column => column.Range));
            var groups = new Groups(plan, scratch[0]);
            var scans = Scan(context, plan, groups, scratch);
            EndStage("scan");
            foreach (var scan in scans)
                if (scan is not null && scan.Groups != groups)
                    groups.Merge(scan.Groups);
            EndStage("merge");
            var rows = GroupRows.Build(plan, groups, scratch[0]);
            var frame = rows.Chosen(scratch[0]).ToFrame(context);
            EndStage("result");
            return (frame, new QueryExplanation(
                spec.Table,
                EnumNames.ToKebabCase(plan.Scan),
                EnumNames.ToKebabCase(plan.Grouping),
                plan.Table.RowCount,
                scans.Sum(scan => scan?.Items ?? 0),
                BytesOf(plan),
                rows.Count,
                frame.Rows,
                VectorBits,
                scans.Length,
                [.. stages]));
        }
        finally
        {
            foreach (var loans in scratch)
                loans.Dispose();
        }
    }

    static int VectorBits => System.Numerics.Vector.IsHardwareAccelerated ? System.Numerics.Vector<byte>.Count * 8 : 0;

    /// <summary>
    /// Scans with one <see cref="GroupScan"/> per thread. All threads share the groups if no two morsels have a group in common; otherwise
    /// every thread but the first has its own. Null for a thread that got no morsel.
    /// </summary>
    static GroupScan?[] Scan(QueryContext context, QueryPlan plan, Groups groups, Scratch[] scratch)
    {
        int rows = context.MorselRows ?? (plan.Scan == ScanForm.Rows ? MorselRows : RunMorselRows);
        bool isShared = plan.Cluster is not null && groups.CanBeShared;
        var morsels = plan.IsEmpty ? [] : isShared ? Morsels.CutAtRuns(plan.Cluster!.Chunks, rows) : Morsels.Cut(plan.Table, rows);
        int threads = Math.Clamp(context.Threads, 1, Math.Max(1, morsels.Length));
        var scans = new GroupScan?[threads];
        Workers.Run(
            threads,
            morsels.Length,
            (worker, morsel) =>
            {
                var scan = scans[worker] ??= new GroupScan(
                    plan, Math.Min(rows, MorselRows),
                    isShared || worker == 0 ? groups : new Groups(plan, scratch[worker]), scratch[worker]);
                foreach (var range in morsels[morsel])
                    scan.Add(range.Batch, range.Start, range.End);
            },
            context.CancellationToken);
        return scans;
    }

    /// <summary>Bytes of the columns that the scan reads.</summary>
    static long BytesOf(QueryPlan plan) => ColumnsOf(plan).Sum(column => column.Chunks.Sum(chunk => chunk.Bytes));

    static IEnumerable<ScanColumn> ColumnsOf(QueryPlan plan) =>
        plan.RunSources.Concat(plan.RowSources).Select(source => source.Column).Concat(plan.Measures.Select(measure => measure.Column))
            .DistinctBy(column => column.Name);
}
