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

    /// <summary>Our side as a question to an open journey, up to the filled columns; null for lines that do more.</summary>
    public Func<Journey, ResultFrame[]>? Ask { get; init; }

    /// <summary>Our side of the other lines, on so many threads.</summary>
    public Func<CompareSides, int, ResultFrame[]>? Run { get; init; }

    /// <summary>DuckDB's side, up to the filled tables.</summary>
    public required Action<CompareSides> Theirs { get; init; }

    /// <summary>Queries for the rows to compare with each of our frames.</summary>
    public string[] Answers { get; init; } = ["SELECT * FROM r"];

    /// <summary>Runs our side on all processors or on one thread.</summary>
    public ResultFrame[] Ours(CompareSides sides, int threads) =>
        Run is not null ? Run(sides, threads) : Ask!(threads == 1 ? sides.Single : sides.Ours);

    /// <summary>Untimed, before either side.</summary>
    public Action<CompareSides>? Prepare { get; init; }

    /// <summary>Where the rows to compare come from; null: DuckDB's open connection.</summary>
    public Func<CompareSides, string, object[][]>? Read { get; init; }
}
