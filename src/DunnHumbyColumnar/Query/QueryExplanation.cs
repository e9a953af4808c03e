using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>How a query was answered.</summary>
/// <param name="Table">The table.</param>
/// <param name="Scan">runs: a step per run of equal rows; histogram: an increment per row within such runs; rows: blocks of rows.</param>
/// <param name="Grouping">dense: a group id for every combination of keys; hash: group ids only for those that occur.</param>
/// <param name="TableRows">Rows of the table.</param>
/// <param name="ItemsRead">Rows, or runs, that the scan looked at.</param>
/// <param name="BytesRead">Bytes of the stored columns that the query needs.</param>
/// <param name="Groups">Groups found, before Having and Take.</param>
/// <param name="ResultRows">Rows of the result.</param>
/// <param name="VectorBits">Width of the vectors used; 0 for none.</param>
/// <param name="Threads">Threads used.</param>
/// <param name="Stages">Wall time of each stage in order.</param>
public sealed record QueryExplanation(
    string Table, string Scan, string Grouping, long TableRows, long ItemsRead, long BytesRead, long Groups, long ResultRows,
    int VectorBits, int Threads, ImmutableArray<QueryStage> Stages)
{
    /// <summary>The plan and the times in a line.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Table}: scan {Scan}, groups {Grouping}, {ItemsRead} of {TableRows} rows or runs, {Groups} groups, {ResultRows} rows; ")
        + string.Join(", ", Stages.Select(stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Name} {stage.Milliseconds} ms")));
}

/// <summary>One stage of a query and the milliseconds it took.</summary>
public sealed record QueryStage(string Name, double Milliseconds);
