using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>A store in a fresh temporary folder, removed on disposal.</summary>
sealed class TestStore : IDisposable
{
    public static readonly SnapshotOptions Tiny =
        UnsyncedFileOps.Options with { BlockBytes = 64, PartBytes = 2048, Clock = new FixedClock() };

    public static readonly SourceStamp[] Sources = [new(
        "transaction_data", "transaction_data.csv.gz", 123, 638_000_000_000_000_000, new string('a', 32), 4 << 20, 0)];

    public static readonly string[] Notes = ["transaction_data.csv.gz: skipped 1 blank line"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("store-").FullName;

    public StoreLayout Layout => new(Folder);

    public SnapshotInfo Publish(JourneyData data, SnapshotOptions? options = null) =>
        Publish(Folder, data, options ?? Tiny);

    /// <summary>Publishes data as the next generation of a store on the disk of the options; holds the lock meanwhile.</summary>
    public static SnapshotInfo Publish(string store, JourneyData data, SnapshotOptions options)
    {
        using var held = StoreLock.Acquire(store, options.Files);
        using var transaction = SnapshotWriter.Begin(held, options);
        foreach (var table in data.Tables)
            transaction.Add(table);
        return transaction.Commit(data.Dictionaries.Values, Sources, Notes, "", null);
    }

    public OpenSnapshot Open(bool loadAll = false, bool map = false, IFileOps? files = null) =>
        SnapshotReader.Open(
            Folder, new SnapshotOpenOptions { LoadAll = loadAll, MemoryMap = map, Threads = 2 }, files ?? RealFileOps.Instance);

    /// <summary>Opens, compares every value and checks everything.</summary>
    public void AssertServes(JourneyData expected, long? generation = null)
    {
        using var snapshot = Open();
        if (generation is not null)
            Assert.Equal(generation, snapshot.Info.Generation);
        JourneyAssert.Equal(expected, snapshot.Data);
        snapshot.Check();
    }

    /// <summary>Files and folders of the store, relative, without the lock files.</summary>
    public string[] Entries() =>
        [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Select(path => Layout.Relative(path))
            .Where(path => !path.StartsWith("LOCK", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    }
}
