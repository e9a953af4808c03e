using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>One line of the comparison: the same work on both sides.</summary>
/// <param name="Id">Its name in the budgets.</param>
/// <param name="Work">What is computed.</param>
/// <param name="Target">Ratio to reach.</param>
sealed record CompareLine(string Id, string Work, double Target)
{
    /// <summary>Table whose rows are read; empty: all tables.</summary>
    public required string Table { get; init; }

    /// <summary>Bytes that our side reads.</summary>
    public required Func<CompareSides, long> Bytes { get; init; }

    /// <summary>Our side on so many threads, up to the filled columns.</summary>
    public required Func<CompareSides, int, ResultFrame[]> Ours { get; init; }

    /// <summary>DuckDB's side, up to the filled tables.</summary>
    public required Action<CompareSides> Theirs { get; init; }

    /// <summary>Queries for the rows to compare with each of our frames.</summary>
    public string[] Answers { get; init; } = ["SELECT * FROM r"];

    /// <summary>Untimed, before either side.</summary>
    public Action<CompareSides>? Prepare { get; init; }

    /// <summary>Where the rows to compare come from; null: DuckDB's open connection.</summary>
    public Func<CompareSides, string, object[][]>? Read { get; init; }
}
