using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>One writer at a time; readers keep the generation they opened.</summary>
public sealed class LockAndLeaseTests
{
    [Fact]
    public void A_second_writer_fails_at_once_and_names_the_holder()
    {
        using var store = new TestStore();
        using (StoreLock.Acquire(store.Folder, RealFileOps.Instance))
        {
            var failure = Assert.Throws<StoreLockedException>(() => store.Publish(TestJourney.Build()));
            Assert.Contains($"process {Environment.ProcessId}", failure.Holder, StringComparison.Ordinal);
            Assert.Contains(failure.Holder, failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(1, store.Publish(TestJourney.Build()).Generation);
        Assert.True(File.Exists(store.Layout.Lock));
    }

    [Fact]
    public void What_a_dead_holder_wrote_about_itself_blocks_nobody()
    {
        using var store = new TestStore();
        File.WriteAllText(store.Layout.Lock, "");
        File.WriteAllText(store.Layout.Holder, "process 1, started long ago");
        Assert.Equal(1, store.Publish(TestJourney.Build()).Generation);
    }

    [Fact]
    public void Readers_are_not_blocked_by_a_writer()
    {
        using var store = new TestStore();
        var data = TestJourney.Build();
        store.Publish(data);
        using (StoreLock.Acquire(store.Folder, RealFileOps.Instance))
            store.AssertServes(data, 1);
    }

    [Fact]
    public void The_current_and_the_previous_generation_are_kept()
    {
        using var store = new TestStore();
        for (int seed = 1; seed <= 4; seed++)
            store.Publish(TestJourney.Build(seed));
        Assert.Equal(["gen-000003", "gen-000004"], Directory.GetDirectories(store.Layout.Snapshots).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_generation_that_someone_reads_stays_until_nobody_does()
    {
        using var store = new TestStore();
        var first = TestJourney.Build(1);
        store.Publish(first);
        using (var reader = store.Open())
        {
            for (int seed = 2; seed <= 5; seed++)
                store.Publish(TestJourney.Build(seed));
            JourneyAssert.Equal(first, reader.Data);
            reader.Check();
            Assert.True(Directory.Exists(store.Layout.Generation(1)));
            Assert.False(Directory.Exists(store.Layout.Generation(2)));
        }

        store.Publish(TestJourney.Build(6));
        Assert.False(Directory.Exists(store.Layout.Generation(1)));
    }

    [Fact]
    public void The_marker_of_a_dead_reader_keeps_nothing()
    {
        using var store = new TestStore();
        store.Publish(TestJourney.Build(1));
        Directory.CreateDirectory(store.Layout.Leases);
        string marker = store.Layout.NewLease(1);
        File.WriteAllText(marker, "");
        store.Publish(TestJourney.Build(2));
        store.Publish(TestJourney.Build(3));
        Assert.False(File.Exists(marker));
        Assert.False(Directory.Exists(store.Layout.Generation(1)));
    }

    [Fact]
    public void A_reader_that_can_have_no_lease_says_why_and_reads_on()
    {
        using var store = new TestStore();
        var first = TestJourney.Build(1);
        store.Publish(first);
        const int readOnlyFileSystem = 30;
        var files = new FailingFileOps(
            1, readOnlyFileSystem, CallFailure.ForEver, only: (_, path) => path.StartsWith(store.Layout.Leases, StringComparison.Ordinal));
        using var reader = SnapshotReader.Open(store.Folder, new SnapshotOpenOptions(), files);
        Assert.Contains(store.Layout.Leases, reader.LeaseFailure, StringComparison.Ordinal);
        for (int seed = 2; seed <= 4; seed++)
            store.Publish(TestJourney.Build(seed));
        Assert.False(Directory.Exists(store.Layout.Generation(1)));
        JourneyAssert.Equal(first, reader.Data);
        using var leased = store.Open();
        Assert.Null(leased.LeaseFailure);
    }
}
