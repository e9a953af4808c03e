using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>A store in memory and a publish that changes it: what lay there before, which calls were made, and what is to be found at which of them.</summary>
sealed class PublishScenario
{
    public const string Store = "/store";

    /// <summary>By name: a store's first snapshot, its second, its third, which removes the first, and stored gold tables, new ones and replaced ones.</summary>
    public static IReadOnlyDictionary<string, PublishScenario> All => Scenarios.Value;

    static readonly Lazy<Dictionary<string, PublishScenario>> Scenarios =
        new(() => ((string[])["first", "second", "third", "gold", "gold-again"]).ToDictionary(name => name, name => new PublishScenario(name)));

    /// <summary>One block a file: as few calls as there are kinds of calls for each file.</summary>
    static readonly SnapshotOptions OneBlock = TestStore.Tiny with { BlockBytes = 1 << 16, PartBytes = 1 << 20 };

    readonly string _name;

    PublishScenario(string name)
    {
        _name = name;
        Before = new MemoryDisk();
        for (int snapshot = 1; snapshot <= (name switch { "first" => 0, "third" => 2, _ => 1 }); snapshot++)
            Publish(Before, snapshot);
        if (name == "gold-again")
            BuildGold(Before, "household_sales");
        var copies = new Dictionary<MemoryNode, MemoryNode>();
        var log = new List<DiskChange>();
        var live = new MemoryDisk(Before.Root.Copy(copies)) { Log = log };
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
            Publish(files, _name switch { "first" => 1, "second" => 2, _ => 3 });
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

    static void Publish(IFileOps files, int snapshot) =>
        SnapshotWriter.Publish(Store, TestJourney.Build(snapshot, rows: 12), TestStore.Sources, OneBlock with { Files = files });

    static void BuildGold(IFileOps files, params string[] names)
    {
        using var journey = Open(files);
        journey.BuildGold(names);
    }

    static Journey Open(IFileOps files) => Journey.Open(Store, new OpenOptions { Threads = 1 }, OneBlock with { Files = files });
}
