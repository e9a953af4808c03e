using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Reliability;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>How much a store still does once it is cancelled, counted in calls: time depends on the machine.</summary>
public sealed class CancellationTests
{
    const string Store = "/store";

    /// <summary>Three hundred stores of eight bytes in blocks of 64.</summary>
    const int LargestDictionaryBlocks = 38;

    static readonly JourneyData Data = TestJourney.Build(3, rows: 12);

    [Fact]
    public void A_cancelled_publish_only_cleans_up()
    {
        var disk = new MemoryDisk();
        Publish(disk, default);
        int cancelled = 0;
        for (int call = 1; ; call++)
        {
            using var files = new CancellingFileOps(disk);
            try
            {
                Publish(files, files.Token, () => files.CancelAt(call));
                // After the commit point a publish completes.
                if (!files.Token.IsCancellationRequested)
                    break;
            }
            catch (OperationCanceledException)
            {
                cancelled++;
                Assert.DoesNotContain(files.After(), operation => operation is "create" or "mkdir" or "rename" or "fsync" or "fsync-folder");
                // The few bytes of a pointer that was made just before.
                Assert.InRange(files.After().Count(operation => operation == "write"), 0, 1);
            }
        }

        Assert.InRange(cancelled, 500, int.MaxValue);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_cancelled_check_reads_no_more_than_the_column_or_dictionary_at_hand(bool map)
    {
        using var store = new TestStore();
        store.Publish(Data);
        for (int call = 1; ; call++)
        {
            using var files = new CancellingFileOps();
            using var snapshot = store.Open(map: map, files: files);
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
        }
    }

    /// <summary>Publishes; from the first call after the lock was taken, <paramref name="begun"/> may have it cancelled.</summary>
    static void Publish(IFileOps files, CancellationToken cancellationToken, Action? begun = null)
    {
        using var held = StoreLock.Acquire(Store, files);
        begun?.Invoke();
        using var draft = SnapshotWriter.Begin(held, TestStore.Tiny, cancellationToken);
        foreach (var table in Data.Tables)
            draft.Add(table);
        draft.Commit(Data.Dictionaries.Values, TestStore.Sources);
    }
}
