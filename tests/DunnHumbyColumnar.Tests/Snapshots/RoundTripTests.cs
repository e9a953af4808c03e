using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

public sealed class RoundTripTests
{
    public static TheoryData<int, int?> Shapes()
    {
        var shapes = new TheoryData<int, int?>();
        foreach (int batchRows in new[] { 1, 3, 7, 64 })
            foreach (int? forced in new int?[] { null, 0, 1 })
                shapes.Add(batchRows, forced);
        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_was_published_is_read_back(int batchRows, int? forced)
    {
        using var store = new TestStore();
        var data = TestJourney.Build(batchRows, batchRows: batchRows, forced: (ColumnEncoding?)forced);
        var info = store.Publish(data);
        Assert.Equal(1, info.Generation);
        Assert.Null(info.CleanupFailure);
        foreach (bool loadAll in new[] { false, true })
            foreach (bool map in new[] { false, true })
            {
                using var snapshot = store.Open(loadAll, map);
                Assert.Equal(loadAll, snapshot.Data.Transactions["day"].IsLoaded);
                JourneyAssert.Equal(data, snapshot.Data);
                snapshot.Check();
                Assert.Equivalent(info, snapshot.Info);
                Assert.Equal(TestStore.Sources, snapshot.Info.Sources);
                Assert.Equal(TestStore.Notes, snapshot.Info.Notes);
            }
    }

    [Fact]
    public void Production_sizes_give_the_same_data()
    {
        using var store = new TestStore();
        var data = TestJourney.Build(rows: 5000, batchRows: 1 << 20);
        store.Publish(data, SnapshotOptions.Default);
        store.AssertServes(data, 1);
        Assert.Single(Directory.GetFiles(store.Layout.Generation(1), "transaction_data-*.arrow"));
    }

    [Fact]
    public void Tiny_parts_split_a_table_into_several_files()
    {
        using var store = new TestStore();
        store.Publish(TestJourney.Build());
        Assert.True(Directory.GetFiles(store.Layout.Generation(1), "transaction_data-*.arrow").Length > 1);
    }

    [Fact]
    public void Empty_tables_and_dictionaries_are_read_back()
    {
        using var store = new TestStore();
        var data = TestJourney.Build(rows: 0);
        var texts = data.Dictionaries.Values.Select(dictionary =>
            dictionary is TextDictionary ? new TextDictionary(dictionary.Name, []) : (KeyDictionary)new IdDictionary(dictionary.Name, []));
        var columnsOf = texts.ToDictionary(dictionary => dictionary.Name);
        var empty = new JourneyData(
            data.Tables.Select(table => TableEncoder.Encode(
                table.Spec,
                new InMemoryRows([.. table.Columns.Select(_ => Array.Empty<long>())]),
                [.. table.Spec.Columns.Select(column => column.Dictionary is { } name ? new CodedColumn(columnsOf[name], null, 0) : null)],
                new EncodingOptions(),
                CancellationToken.None)),
            columnsOf.Values);
        store.Publish(empty);
        store.AssertServes(empty, 1);
    }

    [Fact]
    public void Equal_data_give_equal_bytes_and_other_data_another_hash()
    {
        using var first = new TestStore();
        using var second = new TestStore();
        string hash = first.Publish(TestJourney.Build(3)).ContentHash;
        Assert.Equal(hash, second.Publish(TestJourney.Build(3)).ContentHash);
        foreach (string path in Directory.GetFiles(first.Layout.Generation(1)))
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(second.Layout.Generation(1), Path.GetFileName(path))));
        Assert.NotEqual(hash, second.Publish(TestJourney.Build(4)).ContentHash);
    }

    [Fact]
    public void Mapped_columns_stay_until_the_last_reader_lets_go()
    {
        using var store = new TestStore();
        store.Publish(TestJourney.Build());
        var snapshot = store.Open(map: true);
        var chunk = snapshot.Data.Transactions["day"].Chunks[0];
        byte[] before = chunk.ValueBytes.ToArray();
        var reader = snapshot.Acquire();
        snapshot.Dispose();
        snapshot.Dispose();
        Assert.Equal(before, chunk.ValueBytes.ToArray());
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => chunk.ValueBytes.ToArray());
        Assert.Throws<ObjectDisposedException>(() => snapshot.Acquire());
        Assert.Throws<ObjectDisposedException>(() => snapshot.Data.Causal["store_id"].Chunks);
    }

    [Fact]
    public void A_column_whose_read_failed_once_can_be_read_again()
    {
        using var store = new TestStore();
        var data = TestJourney.Build();
        store.Publish(data);
        bool broken = false;
        using var snapshot = store.Open(files: new TamperingFileOps((operation, path) =>
        {
            if (broken && operation == "read")
                throw FileFault.From(operation, path, 5);
        }));
        broken = true;
        Assert.Equal(5, Assert.Throws<StoreIOException>(() => snapshot.Data.Transactions["day"].Chunks).ErrorNumber);
        broken = false;
        JourneyAssert.Equal(data, snapshot.Data);
    }

    [Fact]
    public void A_folder_without_pointer_has_no_snapshot()
    {
        using var store = new TestStore();
        Assert.Throws<SnapshotMissingException>(() => store.Open());
        Assert.Throws<SnapshotMissingException>(() => SnapshotReader.Open(
            Path.Combine(store.Folder, "none"), new SnapshotOpenOptions(), RealFileOps.Instance));
    }
}
