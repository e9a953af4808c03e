using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Every file-system call of a publish failed once and for ever: the old generation or the new one, never a mix; a retry works; nothing is left over.</summary>
public sealed class PublishFaultTests
{
    /// <summary>One block a file: as few calls as there are kinds of calls for each file.</summary>
    static readonly SnapshotOptions OneBlock = TestStore.Tiny with { BlockBytes = 1 << 16, PartBytes = 1 << 20 };

    const int NoSpace = 28;
    const int InputOutput = 5;

    [Theory]
    [InlineData(NoSpace, false)]
    [InlineData(InputOutput, true)]
    public void A_call_that_fails_leaves_the_old_generation_or_the_new_one(int errorNumber, bool forEver)
    {
        var before = TestJourney.Build(1, rows: 12);
        var after = TestJourney.Build(2, rows: 12);
        int outcomes = 0;
        for (int n = 1; ; n++)
        {
            using var store = new TestStore();
            store.Publish(before, OneBlock);
            var files = new FailingFileOps(n, errorNumber, forEver);
            var outcome = Attempt(store, after, files);
            if (!files.HasFailed)
            {
                Assert.Null(outcome);
                break;
            }

            if (outcome is not null)
            {
                Assert.Equal(errorNumber, outcome.ErrorNumber);
                Assert.NotEmpty(outcome.File);
                outcomes++;
            }

            long served = ServedGeneration(store);
            store.AssertServes(served == 1 ? before : after, served);
            Assert.True(outcome is null ? served == 2 : served is 1 or 2);

            // Repaired: the next publish works and cleans up.
            long next = store.Publish(after, OneBlock).Generation;
            store.AssertServes(after, next);
            Assert.DoesNotContain(store.Entries(), entry => entry.Contains("tmp", StringComparison.Ordinal));
            Assert.Equal(2, Directory.GetDirectories(store.Layout.Snapshots).Length);
        }

        Assert.True(outcomes > 100, $"only {outcomes} calls were failed");
    }

    [Fact]
    public void The_first_publish_of_a_store_fails_to_no_store_at_all()
    {
        var data = TestJourney.Build(1, rows: 12);
        for (int n = 1; ; n++)
        {
            using var store = new TestStore();
            var files = new FailingFileOps(n, NoSpace);
            var outcome = Attempt(store, data, files);
            if (!files.HasFailed)
                break;
            if (outcome is not null && !File.Exists(store.Layout.Current))
                Assert.Throws<SnapshotMissingException>(() => store.Open());
            else
                store.AssertServes(data, 1);
        }
    }

    [Fact]
    public void A_damaged_byte_on_its_way_to_the_disk_is_found_before_the_commit()
    {
        using var store = new TestStore();
        var before = TestJourney.Build(1, rows: 12);
        store.Publish(before, OneBlock);
        var flipping = new RecordingFileOps((operation, path) =>
        {
            // The file is whole when it is opened to be read back.
            if (operation != "open" || !path.EndsWith("product-00000.arrow", StringComparison.Ordinal))
                return;
            byte[] bytes = File.ReadAllBytes(path);
            bytes[bytes.Length / 2] ^= 4;
            File.WriteAllBytes(path, bytes);
        });
        Assert.NotNull(Attempt(store, TestJourney.Build(2, rows: 12), flipping));
        store.AssertServes(before, 1);
    }

    [Fact]
    public void Files_are_durable_before_they_are_named_and_folders_after()
    {
        using var store = new TestStore();
        store.Publish(TestJourney.Build(1, rows: 12), OneBlock);
        var files = new RecordingFileOps();
        Assert.Null(Attempt(store, TestJourney.Build(2, rows: 12), files));
        var log = files.Log;
        int generation = log.FindIndex(call => call.Operation == "rename" && call.Target!.EndsWith("gen-000002", StringComparison.Ordinal));
        int commit = log.FindIndex(call => call.Operation == "rename" && call.Target!.EndsWith("CURRENT", StringComparison.Ordinal));
        Assert.True(generation > 0 && commit > generation);
        // Each file created before the folder's rename was synced after its last write.
        foreach (string path in log.Take(generation).Where(call => call.Operation == "create" && !call.Path.Contains("LOCK", StringComparison.Ordinal)).Select(call => call.Path))
        {
            int write = log.FindLastIndex(call => call.Operation == "write" && call.Path == path);
            int sync = log.FindLastIndex(call => call.Operation == "fsync" && call.Path == path);
            Assert.True(sync > write && sync < generation, path);
        }

        Assert.Contains(log.Take(generation), call => call.Operation == "fsync-folder" && Path.GetFileName(call.Path).StartsWith(".tmp-", StringComparison.Ordinal));
        Assert.Contains(log[generation..commit], call => call.Operation == "fsync-folder" && call.Path == store.Layout.Snapshots);
        Assert.Contains(log[generation..commit], call => call.Operation == "fsync" && call.Path.EndsWith("CURRENT.tmp", StringComparison.Ordinal));
        Assert.Contains(log[commit..], call => call.Operation == "fsync-folder" && call.Path == store.Layout.Root);
    }

    static StoreIOException? Attempt(TestStore store, JourneyData data, IFileOps files)
    {
        try
        {
            store.Publish(data, OneBlock with { Files = files });
            return null;
        }
        catch (StoreIOException failure)
        {
            return failure;
        }
    }

    static long ServedGeneration(TestStore store)
    {
        using var snapshot = store.Open();
        return snapshot.Info.Generation;
    }
}
