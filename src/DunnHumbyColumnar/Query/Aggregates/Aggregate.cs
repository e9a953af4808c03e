using System.Collections.Immutable;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// What is computed per group, of one column or of the rows: its word, what it takes, its state, and how states become a result column. A new aggregate is an heir in a file of
/// its own, a word in <see cref="All"/> and a method of <see cref="JourneyQuery"/>.
/// </summary>
abstract class Aggregate
{
    /// <summary>All of them, in the order in which they are described.</summary>
    public static readonly ImmutableArray<Aggregate> All =
    [
        CountAggregate.Instance, SumAggregate.Instance, MinMaxAggregate.Min, MinMaxAggregate.Max, MeanAggregate.Instance, MedianAggregate.Instance,
        CountDistinctAggregate.Instance,
    ];

    /// <summary>How it is asked for in words, for instance <c>sum</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Whether it is of a column; else it is of the rows.</summary>
    public virtual bool TakesColumn => true;

    /// <summary>Whether the column must hold numbers or money.</summary>
    public virtual bool TakesNumbersOnly => false;

    /// <summary>Whether rows must be counted per group.</summary>
    public virtual bool NeedsCounts => false;

    /// <summary>Whether the state may be a list of values, which no two threads can add to.</summary>
    public virtual bool MayListValues => false;

    /// <summary>All of them in words, with a column where they take one.</summary>
    public static string Forms { get; } = string.Join(", ", All.Select(aggregate => aggregate.TakesColumn ? aggregate.Word + ":COL" : aggregate.Word));

    /// <summary>The name of the result column.</summary>
    public string NameOf(string column) => TakesColumn ? $"{Word}_{column}" : Word;

    /// <summary>Empty state; null where the rows per group are all it takes.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="measure">The column; null for one that takes none.</param>
    /// <param name="budget">What states may take.</param>
    /// <param name="scratch">Lends the room.</param>
    public abstract Accumulator? CreateState(QueryPlan plan, MeasureSource? measure, MemoryBudget budget, Scratch scratch);

    /// <summary>The result column of the groups' states.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="column">The column that was read; null for none.</param>
    /// <param name="state">What <see cref="CreateState"/> made, filled.</param>
    public abstract PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state);
}
