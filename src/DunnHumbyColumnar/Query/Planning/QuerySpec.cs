using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar.Query;

/// <summary>One aggregate of a column, or of the rows if it takes none.</summary>
readonly record struct QueryAggregate(Aggregate Aggregate, string Column)
{
    /// <summary>The result column's name.</summary>
    public string Name => Aggregate.NameOf(Column);
}

/// <summary>Keeps the result rows whose value is within the bounds; a null is not.</summary>
sealed record HavingBound(string Column, decimal? AtLeast, decimal? AtMost);

/// <summary>One column of an order.</summary>
readonly record struct OrderKey(string Column, bool IsDescending);

/// <summary>A whole query, as data.</summary>
sealed record QuerySpec(string Table)
{
    public ImmutableArray<QueryFilter> Filters { get; init; } = [];

    public ImmutableArray<string> Keys { get; init; } = [];

    public ImmutableArray<QueryAggregate> Aggregates { get; init; } = [];

    public ImmutableArray<HavingBound> Having { get; init; } = [];

    public ImmutableArray<OrderKey> Order { get; init; } = [];

    public int? Take { get; init; }

    /// <summary>A canonical description of the query.</summary>
    public string Describe()
    {
        var parts = new List<string>();
        parts.AddRange(Filters.Select(filter => $"where {filter}"));
        if (!Keys.IsEmpty)
            parts.Add($"group by {string.Join(", ", Keys)}");
        if (!Aggregates.IsEmpty)
            parts.Add(string.Join(", ", Aggregates.Select(aggregate => aggregate.Name)));
        parts.AddRange(Having.Select(bound => string.Create(
            CultureInfo.InvariantCulture, $"having {bound.Column} {bound.AtLeast}..{bound.AtMost}")));
        if (!Order.IsEmpty)
            parts.Add($"order by {string.Join(", ", Order.Select(order => order.Column + (order.IsDescending ? " desc" : "")))}");
        if (Take is { } rows)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"take {rows}"));
        return string.Join("; ", parts);
    }
}
