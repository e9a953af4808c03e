using Apache.Arrow.Ipc;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>
/// A store of a few rows in memory, with stored gold tables and a generation before, and a way to tell
/// whether a reader of it sees what was written.
/// </summary>
sealed class TinyStore
{
    public const string Root = "/store";

    public static readonly SnapshotOptions Options = TestStore.Tiny with { BlockBytes = 256, PartBytes = 4096 };

    static readonly string[] GoldNames = ["household_sales", "rfm_segments"];

    readonly JourneyData _data = Data(2);
    readonly string _content;
    readonly string _gold;

    public TinyStore()
    {
        foreach (var data in new[] { Data(1), _data })
            TestStore.Publish(Root, data, Options with { Files = Disk });
        using (var journey = Journey.Open(Root, new OpenOptions { Threads = 1 }, Options with { Files = Disk }))
            journey.BuildGold(GoldNames);
        using (var snapshot = SnapshotReader.Open(Root, new SnapshotOpenOptions { Threads = 1 }, Disk))
            _content = snapshot.Info.ContentHash;
        _gold = ReadGold(Disk);
    }

    public MemoryDisk Disk { get; } = new();

    /// <summary>The files that the current generation consists of.</summary>
    public IEnumerable<string> Files => Disk.Files(Root).Where(file => file.EndsWith("CURRENT", StringComparison.Ordinal)
        || file.EndsWith("GOLD", StringComparison.Ordinal) || file.Contains("/gen-000002", StringComparison.Ordinal));

    /// <summary>
    /// Opens, loads and verifies everything and compares it with what was written; null if it is all there, else the
    /// reader's error. Anything else is thrown.
    /// </summary>
    public SnapshotCorruptException? Read(IFileOps disk)
    {
        try
        {
            using var snapshot = SnapshotReader.Open(Root, new SnapshotOpenOptions { LoadAll = true, Threads = 1 }, disk);
            snapshot.Check();
            JourneyAssert.Equal(_data, snapshot.Data);
            // None stored is harmless: what is not stored is computed.
            if (ReadGold(disk) is { Length: > 0 } gold && gold != _gold)
                throw new InvalidOperationException($"the stored gold tables are {gold}");
            return null;
        }
        catch (SnapshotCorruptException error)
        {
            return error;
        }
    }

    static JourneyData Data(int seed) => TestJourney.Build(seed, rows: 9, batchRows: 5, stores: 12, constants: true);

    /// <summary>
    /// What the stored gold tables hold, verified. Those of another content are none of this one; those of the
    /// content that was written are to be there.
    /// </summary>
    string ReadGold(IFileOps files)
    {
        var store = Options with { Files = files };
        using var snapshot = SnapshotReader.Open(Root, new SnapshotOpenOptions { Threads = 1 }, files);
        GoldStore.Check(Root, snapshot.Info.Generation, store, MemoryAccount.Unlimited());
        return string.Join('\n', GoldStore.List(Root, snapshot.Info.Generation, store)
            .Select(table => (table, Loaded: GoldStore.TryLoad(
                Root, snapshot.Info, table.Name, table.Cleaning, table.Options, store, MemoryAccount.Unlimited())))
            .Where(stored => stored.Loaded is not null || snapshot.Info.ContentHash == _content)
            .Select(stored => $"{stored.table}: {(stored.Loaded is { } loaded ? Hash(loaded) : "not loaded")}"));
    }

    static string Hash(GoldTable table)
    {
        using var bytes = new MemoryStream();
        using (var writer = new ArrowStreamWriter(bytes, table.Batch.Schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(table.Batch);
            writer.WriteEnd();
        }

        return Xxh128.Hex(Xxh128.Hash(bytes.ToArray()));
    }
}
