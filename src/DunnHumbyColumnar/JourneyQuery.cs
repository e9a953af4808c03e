using System.Collections.Immutable;
using Apache.Arrow;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar;

/// <summary>
/// A query on one source table: rows filtered by Where, grouped by up to four keys, aggregated. Immutable: every method returns a new
/// query. Columns are named in lower case, as in results; attributes that a key column of the table leads to (department, commodity_desc,
/// section, brand, income_desc …) and what its days and times of day lead to (date, weekday, month, quarter, year, iso_week, hour) are
/// columns too. As a group key, unknown forms one group, which comes last. Money is given and returned in currency units. Safe for
/// concurrent callers while the journey is open.
/// </summary>
public sealed partial class JourneyQuery
{
    /// <summary>All aggregates, in the order in which they are described.</summary>
    internal static readonly ImmutableArray<Query.Aggregate> Aggregates =
    [
        CountAggregate.Instance, SumAggregate.Instance, MinMaxAggregate.Min, MinMaxAggregate.Max, MeanAggregate.Instance,
        MedianAggregate.Instance, CountDistinctAggregate.Instance,
    ];

    readonly QuerySpec _spec;
    readonly Func<QuerySpec, CancellationToken, QueryResult> _run;

    internal JourneyQuery(QuerySpec spec, Func<QuerySpec, CancellationToken, QueryResult> run)
    {
        _spec = spec;
        _run = run;
    }

    /// <summary>All aggregates as they are written in words, with a column if they take one.</summary>
    internal static string AggregateForms { get; } = string.Join(
        ", ", Aggregates.Select(aggregate => aggregate.TakesColumn ? aggregate.Word + ":COL" : aggregate.Word));

    /// <summary>Adds group keys, up to four in all. Result rows are in their order.</summary>
    public JourneyQuery GroupBy(params string[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return With(_spec with { Keys = [.. _spec.Keys, .. columns] });
    }

    /// <summary>Rows of the group, as <c>count</c>.</summary>
    public JourneyQuery Count() => Add(CountAggregate.Instance, "");

    /// <summary>Exact sum of a stored number or money column, as <c>sum_x</c>; 0 for no rows.</summary>
    public JourneyQuery Sum(string column) => Add(SumAggregate.Instance, column);

    /// <summary>Smallest value, as <c>min_x</c>; texts are compared ordinally. Null for no rows.</summary>
    public JourneyQuery Min(string column) => Add(MinMaxAggregate.Min, column);

    /// <summary>Largest value, as <c>max_x</c>; texts are compared ordinally. Null for no rows.</summary>
    public JourneyQuery Max(string column) => Add(MinMaxAggregate.Max, column);

    /// <summary>
    /// Sum divided by rows, as <c>mean_x</c>: one IEEE division of exact integers, of cents by 100 last. Null for no rows.
    /// </summary>
    public JourneyQuery Mean(string column) => Add(MeanAggregate.Instance, column);

    /// <summary>The middle value, or the mean of the two middle values, as <c>median_x</c>. Null for no rows.</summary>
    public JourneyQuery Median(string column) => Add(MedianAggregate.Instance, column);

    /// <summary>Number of distinct values, without unknown ones, as <c>count_distinct_x</c>.</summary>
    public JourneyQuery CountDistinct(string column) => Add(CountDistinctAggregate.Instance, column);

    /// <summary>
    /// An aggregate in words: <c>count</c>, or <c>sum:COL</c> and likewise <c>min</c>, <c>max</c>,
    /// <c>mean</c>, <c>median</c>, <c>count_distinct</c>.
    /// </summary>
    /// <exception cref="FormatException">It is none of these.</exception>
    public JourneyQuery Aggregate(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        string[] parts = words.Split(':', 2);
        var aggregate = Aggregates.FirstOrDefault(known => known.Word == parts[0] && known.TakesColumn == (parts.Length == 2));
        return aggregate is not null
            ? Add(aggregate, parts.Length == 2 ? parts[1] : "")
            : throw new FormatException($"an aggregate is one of {AggregateForms}, not {words}");
    }

    /// <summary>Keeps result rows whose number in a result column is within the bounds, both inclusive; null: no bound.</summary>
    public JourneyQuery Having(string resultColumn, decimal? atLeast = null, decimal? atMost = null) =>
        With(_spec with { Having = _spec.Having.Add(new HavingBound(resultColumn, atLeast, atMost)) });

    /// <summary>Orders by a result column, ascending; further calls break ties, the group keys the last ones. Nulls come last.</summary>
    public JourneyQuery OrderBy(string resultColumn) => With(_spec with { Order = _spec.Order.Add(new OrderKey(resultColumn, false)) });

    /// <summary>As <see cref="OrderBy"/>, but descending; nulls still come last.</summary>
    public JourneyQuery OrderByDescending(string resultColumn) =>
        With(_spec with { Order = _spec.Order.Add(new OrderKey(resultColumn, true)) });

    /// <summary>At most the first <paramref name="rows"/> result rows.</summary>
    public JourneyQuery Take(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return With(_spec with { Take = rows });
    }

    /// <summary>Computes the answer.</summary>
    /// <exception cref="UnknownNameException">
    /// A column, or a value of a text or id column, is unknown; the message names the nearest.
    /// </exception>
    /// <exception cref="ArgumentException">A column does not suit what is asked of it, or a value does not suit its column.</exception>
    /// <exception cref="MemoryBudgetException">
    /// Groups or result would take more memory than the budget has left; thrown before it is taken.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public QueryResult Run(CancellationToken cancellationToken = default) => _run(_spec, cancellationToken);

    /// <summary>Computes the answer and returns how it was computed.</summary>
    public QueryExplanation Explain(CancellationToken cancellationToken = default) => Run(cancellationToken).Explanation;

    /// <summary>Computes the answer as one Arrow batch; it is the caller's to dispose.</summary>
    public RecordBatch ToRecordBatch(CancellationToken cancellationToken = default) => Run(cancellationToken).ToRecordBatch();

    JourneyQuery Add(Query.Aggregate aggregate, string column) =>
        With(_spec with { Aggregates = _spec.Aggregates.Add(new QueryAggregate(aggregate, column.ToLowerInvariant())) });

    JourneyQuery With(QuerySpec spec) => new(spec, _run);
}
