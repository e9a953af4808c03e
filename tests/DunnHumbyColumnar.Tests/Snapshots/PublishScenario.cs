using System.Globalization;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>
/// A store in memory and a publish that changes it: what lay there before, which calls were made, and what is to be found at which of them.
/// </summary>
sealed class PublishScenario
{
    public const string Store = "/data/retail/store";

    /// <summary>
    /// By name: a store's first snapshot, its second, its third, which removes the first, and stored
    /// gold tables, new ones and replaced ones.
    /// </summary>
    public static IReadOnlyDictionary<string, PublishScenario> All => Plain.Value;

    /// <summary>
    /// By name: first snapshots after a writer that was killed after so many of its calls, when nothing of what it did was durable.
    /// </summary>
    public static IReadOnlyDictionary<string, PublishScenario> AfterKills => Killed.Value;

    static readonly Lazy<Dictionary<string, PublishScenario>> Plain = new(() => Build(["first", "second", "third", "gold", "gold-again"]));
    static readonly Lazy<Dictionary<string, PublishScenario>> Killed =
        new(() => Build(Enumerable.Range(0, KilledAfter).Select(calls => KilledPrefix + calls)));

    /// <summary>One block a file: as few calls as there are kinds of calls for each file.</summary>
    static readonly SnapshotOptions OneBlock = TestStore.Tiny with { BlockBytes = 1 << 16, PartBytes = 1 << 20 };

    const string KilledPrefix = "first-killed-";

    /// <summary>Calls after which all folders are there.</summary>
    const int KilledAfter = 30;

    readonly string _name;

    PublishScenario(string name)
    {
        _name = name;
        Before = new MemoryDisk();
        for (int snapshot = 1; snapshot <= (name switch { "second" or "gold" or "gold-again" => 1, "third" => 2, _ => 0 }); snapshot++)
            Publish(Before, snapshot);
        if (name == "gold-again")
            BuildGold(Before, "household_sales");
        var copies = new Dictionary<MemoryNode, MemoryNode>();
        var log = new List<DiskChange>();
        var live = new MemoryDisk(Before.Root.Copy(copies)) { Log = log };
        if (name.StartsWith(KilledPrefix, StringComparison.Ordinal))
            Kill(live, int.Parse(name[KilledPrefix.Length..], CultureInfo.InvariantCulture));
        Work(live);
        Originals = copies.ToDictionary(copy => copy.Value, copy => copy.Key);
        Log = log;
        string pointer = name.StartsWith("gold", StringComparison.Ordinal) ? "GOLD" : "CURRENT";
        Commit = log.FindIndex(change => change is EntryChange { FormerName: not null } entry && entry.Name == pointer);
        Durable = log.FindIndex(Commit, change => change is FolderSync { Path: Store });
        Old = Served(Before);
        New = Served(live);
    }

    /// <summary>The disk before, all of it durable.</summary>
    public MemoryDisk Before { get; }

    /// <summary>The nodes of <see cref="Before"/> by those of the disk that was written to.</summary>
    public IReadOnlyDictionary<MemoryNode, MemoryNode> Originals { get; }

    public IReadOnlyList<DiskChange> Log { get; }

    /// <summary>Index of the call that commits.</summary>
    public int Commit { get; }

    /// <summary>Index of the call that makes the commit durable.</summary>
    public int Durable { get; }

    /// <summary>Calls made before the power may be cut: after a kill all cuts before the commit are as without it.</summary>
    public int FirstCut => _name.StartsWith(KilledPrefix, StringComparison.Ordinal) ? Commit : 0;

    public string Old { get; }

    public string New { get; }

    /// <summary>The publish itself.</summary>
    public void Work(IFileOps files)
    {
        if (_name == "gold")
            BuildGold(files, "household_sales");
        else if (_name == "gold-again")
            BuildGold(files, "household_sales", "rfm_segments");
        else
            Publish(files, _name switch { "second" => 2, "third" => 3, _ => 1 });
    }

    /// <summary>Another publish of the same kind, with contents of its own.</summary>
    public void OtherWork(IFileOps files)
    {
        if (_name.StartsWith("gold", StringComparison.Ordinal))
            BuildGold(files, "daily_hh_spend");
        else
            Publish(files, 9);
    }

    /// <summary>The publish once more, and all of it: its contents are served and nothing is left over.</summary>
    public void AssertRepeats(MemoryDisk disk)
    {
        Work(disk);
        if (Served(disk) is var served && !Holds(served, New))
            throw new InvalidOperationException($"after the next publish {served} is served, not {New}");
        Leftovers.AssertNone(disk, Store);
    }

    /// <summary>
    /// Whether what is served has the contents that another state has, and its stored tables among others, whatever the generation.
    /// </summary>
    public static bool Holds(string served, string wanted)
    {
        var (found, expected) = (served.Split(", "), wanted.Split(", "));
        return found.Length == expected.Length && (found.Length == 1
            ? found[0] == expected[0]
            : found[1] == expected[1] && !expected[2].Split(' ').Except(found[2].Split(' ')).Any());
    }

    /// <summary>What a reader finds, all of it verified: the generation, its contents, its stored tables.</summary>
    public static string Served(IFileOps files)
    {
        try
        {
            using var journey = Open(files);
            journey.Check();
            var info = journey.Info();
            return $"generation {info.Generation}, {info.ContentHash}, {string.Join(" ", info.GoldTables.Select(table => table.Name))}";
        }
        catch (SnapshotMissingException)
        {
            return "nothing";
        }
    }

    static Dictionary<string, PublishScenario> Build(IEnumerable<string> names) =>
        names.ToDictionary(name => name, name => new PublishScenario(name));

    /// <summary>The publish of a writer that is killed: it makes so many calls and no other.</summary>
    void Kill(MemoryDisk disk, int calls)
    {
        int made = 0;
        try
        {
            Work(new TamperingFileOps((_, _) => _ = made++ < calls ? 0 : throw new OperationCanceledException(), disk));
            throw new InvalidOperationException("it was done before it was killed");
        }
        catch (OperationCanceledException)
        {
            disk.ReleaseLocks();
        }
    }

    static void Publish(IFileOps files, int snapshot) =>
        TestStore.Publish(Store, TestJourney.Build(snapshot, rows: 12), OneBlock with { Files = files });

    static void BuildGold(IFileOps files, params string[] names)
    {
        using var journey = Open(files);
        journey.BuildGold(names).ThrowIfFailed();
    }

    static Journey Open(IFileOps files) => Journey.Open(Store, new OpenOptions { Threads = 1 }, OneBlock with { Files = files });
}
