using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Corners of writing, of locks and of leases.</summary>
public sealed class WriterTests
{
    [Fact]
    public void A_block_file_is_written_from_beginning_to_end_only()
    {
        var disk = new MemoryDisk();
        using var file = disk.Create("/file");
        using var writer = new BlockFileWriter(file, "file", 8, null, CancellationToken.None);
        writer.Write([1, 2, 3, 4, 5], 1, 3);
        writer.Flush();
        Assert.Equal((3, 3, false, true, true), (writer.Length, writer.Position, writer.CanRead, writer.CanWrite, writer.CanSeek));
        Assert.Throws<NotSupportedException>(() => writer.Position = 0);
        Assert.Throws<NotSupportedException>(() => writer.Read(new byte[1], 0, 1));
        Assert.Throws<NotSupportedException>(() => writer.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => writer.SetLength(0));
        Assert.Equal(3, writer.Finish().Length);
        Assert.Equal([2, 3, 4], disk["/file"]);
    }

    [Fact]
    public void Tables_come_in_their_order_and_all_of_them()
    {
        var disk = new MemoryDisk();
        var options = TinyStore.Options with { Files = disk };
        var data = TestJourney.Build(rows: 9, stores: 12);
        using var held = StoreLock.Acquire(TinyStore.Root, disk);
        using var transaction = SnapshotWriter.Begin(held, options);
        Assert.Throws<ArgumentException>(() => transaction.Add(data.Tables[1]));
        transaction.Add(data.Tables[0]);
        Assert.Throws<InvalidOperationException>(
            () => transaction.Commit(data.Dictionaries.Values, TestStore.Sources, TestStore.Notes, "", null));
        foreach (var table in data.Tables[1..])
            transaction.Add(table);
        Assert.Throws<ArgumentException>(() => transaction.Add(data.Tables[0]));
        Assert.Equal(1, transaction.Commit(data.Dictionaries.Values, TestStore.Sources, TestStore.Notes, "", null).Generation);
    }

    [Fact]
    public void A_file_that_is_shorter_than_written_is_found_before_the_commit()
    {
        var disk = new MemoryDisk();
        var files = new TamperingFileOps(
            (operation, path) =>
            {
                if (operation == "open" && path.EndsWith("coupon-00000.arrow", StringComparison.Ordinal))
                    disk[path] = disk[path][..^1];
            },
            disk);
        Assert.Throws<StoreIOException>(() => TestStore.Publish(
            TinyStore.Root, TestJourney.Build(rows: 9, stores: 12), TinyStore.Options with { Files = files }));
        Assert.Equal("nothing", PublishScenario.Served(disk));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_holder_that_has_not_named_itself_is_another_process(string? content)
    {
        var disk = new MemoryDisk();
        using var held = StoreLock.Acquire(TinyStore.Root, disk);
        var layout = new StoreLayout(TinyStore.Root);
        disk.Unlink(layout.Holder);
        if (content is null)
            disk.MakeDirectory(layout.Holder);
        else
            disk.Create(layout.Holder).Dispose();
        Assert.Equal("another process", Assert.Throws<StoreLockedException>(() => StoreLock.Acquire(TinyStore.Root, disk)).Holder);
    }

    [Fact]
    public void A_lock_whose_holder_cannot_be_named_is_given_back()
    {
        var disk = new MemoryDisk();
        const int readOnly = 30;
        var files = new FailingFileOps(
            1, readOnly, CallFailure.ForEver,
            (operation, path) => operation == "create" && path.EndsWith("holder", StringComparison.OrdinalIgnoreCase), disk);
        Assert.Throws<StoreIOException>(() => StoreLock.Acquire(TinyStore.Root, files));
        StoreLock.Acquire(TinyStore.Root, disk).Dispose();
    }

    [Fact]
    public void A_reader_whose_markers_are_taken_away_reads_on_without()
    {
        var store = new TinyStore();
        var files = new TamperingFileOps(
            (operation, path) =>
            {
                // Between lock and look.
                if (operation == "stat" && path.Contains("/leases/", StringComparison.Ordinal)
                    && store.Disk.KindOf(path) == FileKind.File)
                    store.Disk.Unlink(path);
            },
            store.Disk);
        using var reader = SnapshotReader.Open(TinyStore.Root, new SnapshotOpenOptions(), files);
        Assert.Contains("were deleted", reader.LeaseFailure, StringComparison.Ordinal);
        reader.Check();
    }

    [Fact]
    public void A_file_that_is_cut_while_it_is_read_is_found()
    {
        var store = new TinyStore();
        string file = Path.Combine(new StoreLayout(TinyStore.Root).Generation(2), StoreLayout.PartName("coupon", 0));
        var files = new TamperingFileOps(
            (operation, path) =>
            {
                if (operation == "read" && path == file)
                    store.Disk[path] = [];
            },
            store.Disk);
        var error = Assert.Throws<SnapshotCorruptException>(() => SnapshotReader.Open(
            TinyStore.Root, new SnapshotOpenOptions { Threads = 1 }, files));
        Assert.Contains(" bytes, found ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Strange_names_among_markers_and_generations_are_left_alone()
    {
        var store = new TinyStore();
        var layout = new StoreLayout(TinyStore.Root);
        store.Disk.MakeDirectory(layout.Leases);
        string[] strange =
        [
            Path.Combine(layout.Leases, "note"), Path.Combine(layout.Snapshots, "gen-x"), Path.Combine(layout.Gold, "gen-000002-x"),
            Path.Combine(layout.Gold, "note"),
        ];
        foreach (string path in strange)
            store.Disk.Create(path).Dispose();
        TestStore.Publish(
            TinyStore.Root, TestJourney.Build(3, rows: 9, stores: 12), TinyStore.Options with { Files = store.Disk });
        Assert.Equal(strange, strange.Where(path => store.Disk.KindOf(path) == FileKind.File));
    }

    [Fact]
    public void A_count_of_holders_is_exact_and_none_comes_after_the_last()
    {
        int released = 0;
        var count = new ReferenceCount(() => Interlocked.Increment(ref released));
        var threads = Enumerable.Range(0, 8).Select(_ => new Thread(() =>
        {
            for (int i = 0; i < 20_000; i++)
                count.Take().Dispose();
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var hold = count.Take();
        count.Release();
        Assert.Equal(0, released);
        hold.Dispose();
        hold.Dispose();
        Assert.Equal(1, released);
        Assert.Throws<ObjectDisposedException>(count.Take);
    }
}
