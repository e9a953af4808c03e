namespace DunnHumbyColumnar.Reliability;

/// <summary>All harnesses by name: the quick ones first, so that the others have the time that is left, and last those whose cases have no end.</summary>
static class Harnesses
{
    public static readonly HarnessEntry[] All =
    [
        new("full-disks", 300, () => new FullDisks(), () => new FullDisks(pointerRemovedFirst: true)),
        new("file-damages", 2000, () => new FileDamages(), () => new FileDamages(withoutChecksums: true)),
        new("read-faults", 1000, () => new ReadFaults(), () => new ReadFaults(swallowed: true)),
        new("stolen-locks", 200, () => new StolenLocks(), () => new StolenLocks(pointerRemovedFirst: true)),
        new("strange-files", 60, () => new StrangeFiles(), () => new StrangeFiles(leftAlone: true)),
        new("missing-syncs", 20, () => new MissingSyncs(), () => new MissingSyncs(leaveNoneOut: true)),
        new("memory-budgets", 100, () => new MemoryBudgets(), () => new MemoryBudgets(ignored: true)),
        new("determinism", 2, () => new Determinism(), () => new Determinism(spoilt: true)),
        new("few-descriptors", 10, () => new FewDescriptors(), () => new FewDescriptors(pointerRemoved: true)),
        new("call-faults", 600, () => new CallFaults(), () => new CallFaults(pointerRemovedFirst: true)),
        new("power-cuts", 1200, () => new PowerCuts(), () => new PowerCuts(ignoredSync: 0)),
        new("forgeries", 4000, () => new Forgeries(), () => new Forgeries(checkedTooEarly: true)),
        new("process-kills", 10, () => new ProcessKills(), () => new ProcessKills(pointerRemoved: true)),
        new("bit-flips", 4000, () => new BitFlips(), () => new BitFlips(withoutChecksums: true)),
        new("refreshes", 1, () => new Refreshes(), () => new Refreshes(torn: true)),
        new("cancellations", 40, () => new Cancellations(), () => new Cancellations(ignored: true)),
        new("rival-writers", 3, () => new RivalWriters(), () => new RivalWriters(lockedForGood: true)),
        new("csv-faults", 500, () => new CsvFaults(), () => new CsvFaults(rowDropped: true)),
        new("odd-files", 30, () => new OddFiles(), () => new OddFiles(lastRowDropped: true)),
        new("fuzzing", 5000, () => new Fuzzing(FuzzTarget.All(), Fuzzing.ReadCorpus()), () => new Fuzzing([FuzzTarget.Planted], [])),
    ];

    public static HarnessEntry Of(string name) => All.Single(entry => entry.Name == name);
}

/// <summary>A harness as the command line and the tests know it.</summary>
/// <param name="Name">How the command line calls it.</param>
/// <param name="FewCases">Cases that take a few seconds.</param>
/// <param name="Sound">Tries the library.</param>
/// <param name="Planted">Tries the library with a bug in it, and must fail within as many cases.</param>
sealed record HarnessEntry(string Name, int FewCases, Func<Harness> Sound, Func<Harness> Planted);
