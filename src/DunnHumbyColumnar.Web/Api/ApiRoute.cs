using System.Collections.Immutable;

namespace DunnHumbyColumnar.Web.Api;

/// <summary>How a route is described: what it takes and what it returns.</summary>
/// <param name="Parameters">What it takes in path and query.</param>
/// <param name="Answers">What kind of rows it returns.</param>
/// <param name="Table">The table, if it returns rows of one.</param>
sealed record ApiRoute(ImmutableArray<ApiParameter> Parameters, ApiAnswers Answers = ApiAnswers.Other, TableSchema? Table = null)
{
    /// <summary>Whether it refreshes the store, which always needs the key.</summary>
    public bool Refreshes { get; init; }

    /// <summary>A route that returns rows of a table.</summary>
    public static ApiRoute Rows(TableSchema table, params ImmutableArray<ApiParameter> parameters) =>
        new(parameters, ApiAnswers.Rows, table);

    /// <summary>A route that returns a row of a table, or null.</summary>
    public static ApiRoute Row(TableSchema table, params ImmutableArray<ApiParameter> parameters) => new(parameters, ApiAnswers.Row, table);
}
