using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>How much a store still does once it is cancelled, counted in calls: time depends on the machine.</summary>
public sealed class CancellationTests
{
    /// <summary>Three hundred stores of eight bytes in blocks of 64.</summary>
    const int LargestDictionaryBlocks = 38;

    static readonly StoreLayout Layout = new(TinyStore.Root);
    static readonly JourneyData Data = TestJourney.Build(3, rows: 12);

    [Theory]
    [InlineData("first")]
    [InlineData("next")]
    [InlineData("gold")]
    public void A_cancelled_publish_only_cleans_up(string what)
    {
        var before = new MemoryDisk();
        if (what != "first")
            Publish("first", before, default);
        int cancelled = 0;
        for (int call = 1; ; call++)
        {
            var disk = before.Copy();
            using var files = new CancellingFileOps(disk);
            try
            {
                Publish(what, files, files.Token, () => files.CancelAt(call));
                // After the commit point a publish completes.
                if (!files.Token.IsCancellationRequested)
                    break;
            }
            catch (OperationCanceledException)
            {
                cancelled++;
                Assert.DoesNotContain(
                    files.After(), operation => operation is "create" or "mkdir" or "rename" or "fsync" or "fsync-folder");
                // The few bytes of a pointer that was made just before.
                Assert.InRange(files.After().Count(operation => operation == "write"), 0, 1);
                Leftovers.AssertNone(disk, TinyStore.Root);
                Assert.Equal(what == "first" ? null : 1, CommitPointer.Read(disk, Layout, Layout.Current)?.Generation);
                Assert.Null(CommitPointer.Read(disk, Layout, Layout.GoldPointer));
            }
        }

        Assert.InRange(cancelled, what == "gold" ? 20 : 500, int.MaxValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cancelled_check_reads_no_more_than_the_column_or_dictionary_at_hand_and_works_when_done_again(bool map)
    {
        using var store = new TestStore();
        store.Publish(Data);
        var all = MemoryAccount.Unlimited();
        using var whole = SnapshotReader.Open(
            store.Folder, new SnapshotOpenOptions { MemoryMap = map, Memory = all }, RealFileOps.Instance);
        whole.Check();
        for (int call = 1; ; call += 3)
        {
            var memory = MemoryAccount.Unlimited();
            using var files = new CancellingFileOps();
            using var snapshot = SnapshotReader.Open(
                store.Folder, new SnapshotOpenOptions { MemoryMap = map, Threads = 2, Memory = memory }, files);
            files.CancelAt(call);
            try
            {
                snapshot.Check(null, files.Token);
                break;
            }
            catch (OperationCanceledException)
            {
                Assert.InRange(files.After().Length, 0, LargestDictionaryBlocks);
            }

            // No column is counted twice.
            snapshot.Check();
            JourneyAssert.Equal(Data, snapshot.Data);
            Assert.Equal(all.TakenBytes, memory.TakenBytes);
        }
    }

    /// <summary>Publishes; from the first call after the lock was taken, <paramref name="begun"/> may have it cancelled.</summary>
    static void Publish(string what, IFileOps files, CancellationToken cancellationToken, Action? begun = null)
    {
        var options = TestStore.Tiny with { Files = files };
        using var journey = what == "gold" ? Journey.Open(TinyStore.Root, new OpenOptions { Threads = 1 }, options) : null;
        var result = journey?.RfmSegments();
        using var held = StoreLock.Acquire(TinyStore.Root, files);
        begun?.Invoke();
        if (result is not null)
        {
            GoldStore.Save(
                held, 1, [new GoldTable(result.Metadata, result.ToRecordBatch())], options, cancellationToken);
            return;
        }

        using var transaction = SnapshotWriter.Begin(held, options, cancellationToken);
        foreach (var table in Data.Tables)
            transaction.Add(table);
        transaction.Commit(Data.Dictionaries.Values, TestStore.Sources, TestStore.Notes, "", null);
    }
}
