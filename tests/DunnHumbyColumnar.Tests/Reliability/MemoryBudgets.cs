using System.Globalization;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>Everything under memory budgets from far too little to enough: a typed error, or the answer that there is without a budget.</summary>
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
    readonly Dictionary<string, int> _usual = [];

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
            int rows = Run(work, ignored ? null : budget);
            if (budget <= Nothing)
                throw new InvalidOperationException("it was done with next to nothing");
            int usual;
            lock (_gate)
                _usual.TryGetValue(work, out usual);
            if (usual == 0)
                usual = Run(work, null);
            lock (_gate)
                _usual[work] = usual;
            return rows == usual ? "done" : throw new InvalidOperationException($"{rows} rows, without a budget {usual}");
        }
        catch (MemoryBudgetException refusal) when (refusal.Message.Length > 0)
        {
            return "refused";
        }
    }

    static int Run(string work, long? budget)
    {
        var scene = IngestScene.Shared;
        using var folder = new TemporaryFolder();
        if (work == Ingest)
            return (int)Journey.IngestAsync(scene.NewCsv, folder["store"], new IngestOptions { MemoryBudgetBytes = budget }).GetAwaiter().GetResult().Rows;
        using var journey = Journey.Open(scene.CopyStore("third", folder), new OpenOptions { MemoryBudgetBytes = budget });
        return 1 + JourneyWork.All[work](journey, default);
    }
}
