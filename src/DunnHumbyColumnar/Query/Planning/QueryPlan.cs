using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>How the rows of a query are read.</summary>
enum ScanForm
{
    /// <summary>Every column is stored as runs: their common refinement, a step per run.</summary>
    Runs,

    /// <summary>Rows are only counted, and one key is a plain byte: an increment per row within the runs of all other columns.</summary>
    Histogram,

    /// <summary>Blocks of rows, those that run columns deselect left out.</summary>
    Rows,
}

/// <summary>How groups are told apart.</summary>
enum GroupForm
{
    /// <summary>A group id for every combination of key codes.</summary>
    Dense,

    /// <summary>Group ids for the combinations that occur, by hashing.</summary>
    Hash,
}

/// <summary>What a stored column adds to a row's group id: per value less the minimum a share, or the value scaled, or nothing but a range to keep.</summary>
/// <param name="Column">The column.</param>
/// <param name="Terms">Shares of the first group id lane; a deselected value's is <see cref="GroupIds.Filtered"/>. Empty where the stride says it all.</param>
/// <param name="HighTerms">Shares of the second lane, for keys that one lane cannot hold; else empty.</param>
/// <param name="Stride">If the first lane's shares are the values less the minimum times a stride: that stride, 0 included; else null.</param>
/// <param name="Kept">If the first lane's shares do nothing but deselect what lies outside an interval of values less the minimum: that interval, both ends inclusive; else null.</param>
sealed record GroupIdSource(ScanColumn Column, int[] Terms, int[] HighTerms, int? Stride, (int Low, int High)? Kept);

/// <summary>A column that aggregates read: stored values, or their codes.</summary>
/// <param name="Named">The column as the query names it.</param>
/// <param name="Map">Per stored value less the minimum the value to use, -1 for null; null: the stored value.</param>
sealed record MeasureSource(QueryColumn Named, int[]? Map)
{
    public ScanColumn Column => Named.Source;

    public bool HasNull => Named.Domain.HasNull;
}

/// <summary>A group key: its place in the group id is code x stride in one of the two lanes.</summary>
readonly record struct PlannedKey(QueryColumn Column, bool IsHigh, int Stride);

/// <summary>A query made ready for one data set: which columns to read, in which form, and how groups get their group ids. Immutable.</summary>
sealed record QueryPlan
{
    public required QuerySpec Spec { get; init; }

    public required TableData Table { get; init; }

    public required ScanForm Scan { get; init; }

    public required GroupForm Grouping { get; init; }

    /// <summary>Group ids of a dense grouping; 1 without keys.</summary>
    public required int DenseGroups { get; init; }

    /// <summary>Keys in the query's order.</summary>
    public required ImmutableArray<PlannedKey> Keys { get; init; }

    /// <summary>Whether dense group ids ascend in the order of the keys; a histogram has its byte innermost.</summary>
    public required bool IsInKeyOrder { get; init; }

    /// <summary>
    /// The column by which the table is clustered, if it is itself a key of a dense grouping: then every group id belongs to the rows of one of its values, and threads that never share
    /// such a value can share the groups. Else null.
    /// </summary>
    public required ScanColumn? Cluster { get; init; }

    /// <summary>Columns stored as runs, most runs first.</summary>
    public required ImmutableArray<GroupIdSource> RunSources { get; init; }

    /// <summary>Columns stored row by row.</summary>
    public required ImmutableArray<GroupIdSource> RowSources { get; init; }

    /// <summary>Columns that aggregates read, by index.</summary>
    public required ImmutableArray<MeasureSource> Measures { get; init; }

    /// <summary>Per aggregate of the query the index of its measure; -1 for Count.</summary>
    public required ImmutableArray<int> MeasureOfAggregate { get; init; }

    /// <summary>Whether rows must be counted per group; else it is enough to know which groups have any.</summary>
    public bool NeedsCounts => Keys.IsEmpty || Measures.IsEmpty || Spec.Aggregates.Any(requested => requested.Aggregate.NeedsCounts);

    /// <summary>Whether a filter leaves nothing whatever the rows are.</summary>
    public required bool IsEmpty { get; init; }
}
