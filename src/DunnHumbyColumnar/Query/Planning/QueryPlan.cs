using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>How the rows of a query are read.</summary>
enum ScanForm
{
    /// <summary>Every column is stored as runs: merge their run-end lists, a step per run.</summary>
    Runs,

    /// <summary>
    /// Rows are only counted, and one key is a plain byte column: an increment per row within the runs of all other columns.
    /// </summary>
    Histogram,

    /// <summary>Blocks of rows; rows that run columns filter out are skipped.</summary>
    Rows,
}

/// <summary>How rows are assigned to groups.</summary>
enum GroupForm
{
    /// <summary>A mixed-radix group id for every combination of key codes.</summary>
    Dense,

    /// <summary>Group ids for the combinations that occur, by hashing.</summary>
    Hash,
}

/// <summary>
/// What a stored column contributes to a row's group id, by value less the minimum: a partial group id from a table, or the value times a
/// stride, or only a range filter.
/// </summary>
/// <param name="Column">The column.</param>
/// <param name="Terms">Partial group ids, or for hashed groups terms of the low key word; <see cref="GroupIds.Filtered"/> for a value that
/// is filtered out. Empty if the stride says it all.</param>
/// <param name="HighTerms">Terms of the high key word, for keys that one word cannot hold; otherwise empty.</param>
/// <param name="Stride">If the terms are the values less the minimum times a stride: that stride, 0 included; otherwise null.</param>
/// <param name="Kept">If the terms only filter out what lies outside an interval of values less the minimum: that interval, both ends
/// inclusive; otherwise null.</param>
sealed record GroupIdSource(ScanColumn Column, int[] Terms, int[] HighTerms, int? Stride, (int Low, int High)? Kept);

/// <summary>A column that aggregates read: stored values, or their codes.</summary>
/// <param name="Named">The column as the query names it.</param>
/// <param name="Map">For each stored value less the minimum the value to use, -1 for null; null: the stored value.</param>
sealed record MeasureSource(QueryColumn Named, int[]? Map)
{
    public ScanColumn Column => Named.Source;

    public bool HasNull => Named.Domain.HasNull;
}

/// <summary>A group key: it contributes code x stride to the group id, or for hashed groups to one of the two key words.</summary>
readonly record struct PlannedKey(QueryColumn Column, bool IsHigh, int Stride);

/// <summary>A query prepared for one data set: which columns to read, in which form, and how rows get their group ids. Immutable.</summary>
sealed record QueryPlan
{
    public required QuerySpec Spec { get; init; }

    public required TableData Table { get; init; }

    public required ScanForm Scan { get; init; }

    public required GroupForm Grouping { get; init; }

    /// <summary>Number of group ids of a dense grouping, 1 without keys; 0 for hashing.</summary>
    public required int DenseGroups { get; init; }

    /// <summary>Keys in the query's order.</summary>
    public required ImmutableArray<PlannedKey> Keys { get; init; }

    /// <summary>Whether dense group ids ascend in the order of the keys; a histogram has its byte column innermost.</summary>
    public required bool IsInKeyOrder { get; init; }

    /// <summary>
    /// The column by which the table is clustered, if it is a key of a dense grouping: then all rows of a group have the same value of it,
    /// and threads that read different values can share the groups. Otherwise null.
    /// </summary>
    public required ScanColumn? Cluster { get; init; }

    /// <summary>Columns stored as runs, most runs first.</summary>
    public required ImmutableArray<GroupIdSource> RunSources { get; init; }

    /// <summary>Columns stored row by row.</summary>
    public required ImmutableArray<GroupIdSource> RowSources { get; init; }

    /// <summary>Columns that aggregates read, by index.</summary>
    public required ImmutableArray<MeasureSource> Measures { get; init; }

    /// <summary>For each aggregate of the query the index of its measure; -1 for Count.</summary>
    public required ImmutableArray<int> MeasureOfAggregate { get; init; }

    /// <summary>Whether rows must be counted per group; otherwise knowing which groups exist is enough.</summary>
    public bool NeedsCounts => Keys.IsEmpty || Measures.IsEmpty || Spec.Aggregates.Any(requested => requested.Aggregate.NeedsCounts);

    /// <summary>Whether a filter rejects every possible row.</summary>
    public required bool IsEmpty { get; init; }
}
