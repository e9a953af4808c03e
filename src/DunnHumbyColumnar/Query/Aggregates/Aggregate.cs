using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// What is computed per group, of a column or of the rows: its name in queries, what it accepts, its state, and how states become a result
/// column. A new aggregate is a subclass in a new file, an entry in the facade's list of them and a method there.
/// </summary>
abstract class Aggregate
{
    /// <summary>Its name in queries, for instance <c>sum</c>.</summary>
    public abstract string Word { get; }

    /// <summary>Whether it takes a column; otherwise it is computed from the rows.</summary>
    public virtual bool TakesColumn => true;

    /// <summary>Whether the column must hold numbers or money.</summary>
    public virtual bool TakesNumbersOnly => false;

    /// <summary>Whether rows must be counted per group.</summary>
    public virtual bool NeedsCounts => false;

    /// <summary>Whether the state may be a list of values, which threads cannot share.</summary>
    public virtual bool MayListValues => false;

    /// <summary>The name of the result column.</summary>
    public string NameOf(string column) => TakesColumn ? $"{Word}_{column}" : Word;

    /// <summary>Creates the empty state; null if the rows per group are all it needs.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="measure">The column; null if it takes none.</param>
    /// <param name="scratch">Lends the arrays.</param>
    public abstract Accumulator? CreateState(QueryPlan plan, MeasureSource? measure, Scratch scratch);

    /// <summary>The result column of the groups' states.</summary>
    /// <param name="reader">The rows.</param>
    /// <param name="name">The column's name.</param>
    /// <param name="column">The column that was read; null if it takes none.</param>
    /// <param name="state">The filled state from <see cref="CreateState"/>.</param>
    public abstract PendingColumn ToColumn(AggregateReader reader, string name, QueryColumn? column, Accumulator? state);
}
