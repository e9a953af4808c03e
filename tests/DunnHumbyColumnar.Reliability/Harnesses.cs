using MessagePack;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// All harnesses by name: the quick ones first, so that the others have the time that is left, and last those whose cases have no end.
/// </summary>
static class Harnesses
{
    public static readonly HarnessEntry[] All =
    [
        new(
            "full-disks", 300, () => new FullDisks(), () => new FullDisks(pointerRemovedFirst: true),
            new(typeof(InvalidOperationException), "served nothing after")),
        new(
            "file-damages", 2000, () => new FileDamages(), () => new FileDamages(withoutChecksums: true),
            new(typeof(InvalidOperationException), " was damaged, and the error is of ")),
        new(
            "read-faults", 1000, () => new ReadFaults(), () => new ReadFaults(swallowed: true),
            new(typeof(InvalidOperationException), "a failure to read was taken for damage")),
        new(
            "stolen-locks", 200, () => new StolenLocks(), () => new StolenLocks(pointerRemovedFirst: true),
            new(typeof(InvalidOperationException), "served nothing, not ")),
        new(
            "strange-files", 60, () => new StrangeFiles(), () => new StrangeFiles(leftAlone: true),
            new(typeof(InvalidOperationException), "it was read")),
        new(
            "missing-syncs", 20, () => new MissingSyncs(), () => new MissingSyncs(leaveNoneOut: true),
            new(typeof(InvalidOperationException), "without this sync everything is as with it")),
        new(
            "memory-budgets", 100, () => new MemoryBudgets(), () => new MemoryBudgets(ignored: true),
            new(typeof(InvalidOperationException), "it was done with next to nothing")),
        new(
            "determinism", 2, () => new Determinism(), () => new Determinism(spoilt: true),
            new(typeof(InvalidOperationException), ", and none UTC ")),
        new(
            "few-descriptors", 10, () => new FewDescriptors(), () => new FewDescriptors(pointerRemoved: true),
            new(typeof(InvalidOperationException), "served , neither ")),
        new(
            "call-faults", 600, () => new CallFaults(), () => new CallFaults(pointerRemovedFirst: true),
            new(typeof(InvalidOperationException), "served nothing after")),
        new(
            "power-cuts", 1200, () => new PowerCuts(), () => new PowerCuts(ignoredSync: 0),
            new(typeof(SnapshotCorruptException), "expected ")),
        new(
            "forgeries", 4000, () => new Forgeries(), () => new Forgeries(checkedTooEarly: true),
            new(typeof(InvalidOperationException), "are not true")),
        new(
            "process-kills", 10, () => new ProcessKills(), () => new ProcessKills(pointerRemoved: true),
            new(typeof(InvalidOperationException), "served , neither ")),
        new(
            "bit-flips", 4000, () => new BitFlips(), () => new BitFlips(withoutChecksums: true),
            new(typeof(InvalidOperationException), "a damaged file was read")),
        new("refreshes", 1, () => new Refreshes(), () => new Refreshes(torn: true), new(typeof(InvalidOperationException), ", expected ")),
        new(
            "cancellations", 40, () => new Cancellations(), () => new Cancellations(ignored: true),
            new(typeof(InvalidOperationException), "it was done although it was cancelled before it began")),
        new(
            "rival-writers", 3, () => new RivalWriters(), () => new RivalWriters(lockedForGood: true),
            new(typeof(StoreLockedException), "locked for writing by process")),
        new(
            "csv-faults", 500, () => new CsvFaults(), () => new CsvFaults(rowDropped: true),
            new(typeof(InvalidOperationException), "expected (")),
        new(
            "odd-files", 30, () => new OddFiles(), () => new OddFiles(lastRowDropped: true),
            new(typeof(InvalidOperationException), " rows, DuckDB reads ")),
        new(
            "fuzzing", 5000, () => new Fuzzing(FuzzTarget.All(), Fuzzing.ReadCorpus()), () => new Fuzzing([FuzzTarget.Planted], []),
            new(typeof(MessagePackSerializationException), "Unexpected msgpack code")),
    ];

    public static HarnessEntry Of(string name) => All.Single(entry => entry.Name == name);
}

/// <summary>A harness as the command line and the tests know it.</summary>
/// <param name="Name">How the command line calls it.</param>
/// <param name="FewCases">Cases that take a few seconds.</param>
/// <param name="Sound">Tries the library.</param>
/// <param name="Planted">Tries the library with a bug in it, and must fail within as many cases.</param>
/// <param name="FoundAs">How the bug must show.</param>
sealed record HarnessEntry(string Name, int FewCases, Func<Harness> Sound, Func<Harness> Planted, Finding FoundAs);

/// <summary>The failure by which a planted bug is found.</summary>
/// <param name="Thrown">Its exception.</param>
/// <param name="Words">What its message says.</param>
sealed record Finding(Type Thrown, string Words)
{
    public bool Is(HarnessFailure failure) => failure.Exception is { } exception
        && Thrown.IsInstanceOfType(exception) && exception.Message.Contains(Words, StringComparison.Ordinal);
}
