using System.Globalization;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Everything under memory budgets from far too little to enough: a typed error, or the answer that there is without a budget and no
/// more columns loaded than the budget holds.
/// </summary>
/// <param name="ignored">A planted bug: the budget is not heeded.</param>
sealed class MemoryBudgets(bool ignored = false) : Harness
{
    const string Ingest = "ingest";

    /// <summary>Nothing can be done with so little.</summary>
    const long Nothing = 1 << 7;

    /// <summary>Powers of two.</summary>
    const int Least = 6;
    const int Most = 30;

    /// <summary>Budgets for each of them.</summary>
    const int Steps = 4;

    readonly Lock _gate = new();
    readonly Dictionary<string, string> _usual = [];

    public override string Cases => "memory budgets";

    public override IEnumerable<string> List(int seed) =>
        from work in (string[])[Ingest, .. JourneyWork.All.Keys]
        from step in Enumerable.Range(Least * Steps, (Most - Least) * Steps)
        select string.Create(CultureInfo.InvariantCulture, $"{work} {(long)Math.Pow(2, step / (double)Steps)}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (work, budget) = (parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture));
        try
        {
            string answer = Run(work, ignored ? null : budget);
            if (budget <= Nothing)
                throw new InvalidOperationException("it was done with next to nothing");
            string? usual;
            lock (_gate)
                _usual.TryGetValue(work, out usual);
            usual ??= Run(work, null);
            lock (_gate)
                _usual[work] = usual;
            return answer == usual ? "done" : throw new InvalidOperationException("another answer than without a budget");
        }
        catch (MemoryBudgetException error) when (error.Message.Length > 0)
        {
            return "rejected";
        }
    }

    static string Run(string work, long? budget)
    {
        var scene = IngestScene.Shared;
        using var folder = new TemporaryFolder();
        if (work == Ingest)
            return Journey.IngestAsync(
                scene.NewCsv, folder["store"], new IngestOptions { MemoryBudgetBytes = budget }).GetAwaiter().GetResult().ContentHash;
        using var journey = Journey.Open(scene.CopyStore("third", folder), new OpenOptions { MemoryBudgetBytes = budget });
        string answer = JourneyWork.All[work](journey, default)();
        long loaded = journey.Data.Tables.SelectMany(table => table.Columns)
            .Where(column => column.IsLoaded).Sum(column => column.Chunks.Sum(chunk => chunk.Bytes));
        return loaded <= (budget ?? long.MaxValue) ? answer : throw new InvalidOperationException($"{loaded} bytes of columns were loaded");
    }
}
