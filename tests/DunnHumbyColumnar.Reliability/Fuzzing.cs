using System.Globalization;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Bytes changed at random for every reader: it reads them or rejects them with its own exception, and nothing else. A case is a chain
/// of changes, each a number, of sound bytes; a chain that leads to an answer not seen before is kept and grown further. Those of
/// earlier runs are the corpus, tried first.
/// </summary>
/// <param name="targets">The readers.</param>
/// <param name="corpus">Chains to begin with.</param>
sealed class Fuzzing(FuzzTarget[] targets, string[] corpus) : Harness
{
    const int LongestChain = 8;

    /// <summary>Bytes of memory that a file of a few kilobytes may take.</summary>
    const long MostMemory = 64 << 20;

    readonly Lock _gate = new();
    readonly Dictionary<string, FuzzTarget> _targets = targets.ToDictionary(target => target.Name);
    readonly Dictionary<string, List<string>> _chains = targets.ToDictionary(
        target => target.Name, target => Enumerable.Range(0, target.Seeds.Length).Select(Chain).ToList());
    readonly HashSet<string> _seen = [];
    readonly List<string> _kept = [];

    static string CorpusFile => Path.Combine(Repository.Root, "tests", "DunnHumbyColumnar.Reliability", "FuzzCorpus.txt");

    /// <summary>The kept chains of earlier runs.</summary>
    public static string[] ReadCorpus() => File.ReadAllLines(CorpusFile);

    public override string Cases => "changed files read";

    public override bool IsEndless => true;

    /// <summary>Adds the chains that led somewhere new to the corpus.</summary>
    public void Keep()
    {
        lock (_gate)
            File.WriteAllLines(CorpusFile, corpus.Union(_kept).Order(StringComparer.Ordinal));
    }

    public override IEnumerable<string> List(int seed)
    {
        foreach (string trial in corpus)
            yield return trial;
        var random = new Random(seed);
        while (true)
            foreach (var target in targets)
            {
                string chain;
                lock (_gate)
                    chain = _chains[target.Name][random.Next(_chains[target.Name].Count)];
                yield return string.Create(CultureInfo.InvariantCulture, $"{target.Name} {chain}:{random.Next()}");
            }
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var target = _targets[parts[0]];
        int[] chain = [.. parts[1].Split(':').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        byte[] bytes = target.Seeds[chain[0]];
        foreach (int seed in chain[1..])
            bytes = Mutator.Change(bytes, target.Seeds[(seed & int.MaxValue) % target.Seeds.Length], seed);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        string outcome = target.Read(bytes, chain[^1]);
        if (GC.GetAllocatedBytesForCurrentThread() - allocated is var memory and > MostMemory)
            throw new InvalidOperationException($"{memory} bytes of memory for {bytes.Length} bytes");
        lock (_gate)
            if (_seen.Add($"{target.Name} {outcome}"))
            {
                _kept.Add(trial);
                if (chain.Length < LongestChain)
                    _chains[target.Name].Add(parts[1]);
            }

        return outcome is "read" || outcome.Contains(" rows ", StringComparison.Ordinal) ? "read" : "rejected";
    }

    public override string Figures() => $"{_seen.Count} different answers, {corpus.Length} chains in the corpus";

    static string Chain(int seed) => seed.ToString(CultureInfo.InvariantCulture);
}
