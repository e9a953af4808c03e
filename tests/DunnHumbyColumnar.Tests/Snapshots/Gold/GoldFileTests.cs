using System.Collections.Immutable;
using Apache.Arrow;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>
/// Stored gold tables of every type of column: read as written, and rejected where values or extents are not
/// what they can be, under right checksums.
/// </summary>
public sealed class GoldFileTests
{
    const string Name = "all_types";

    static readonly StoreLayout Layout = new(TinyStore.Root);

    readonly TinyStore _store = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void Every_type_is_read_as_it_was_written(int rows)
    {
        var frame = Frame(rows);
        Save(frame);
        var read = Load();
        Assert.Equal(frame.Columns.Select(column => (column.Name, column.Kind)), read.Columns.Select(column => (column.Name, column.Kind)));
        for (int c = 0; c < frame.Columns.Length; c++)
            Assert.Equal(frame.Columns[c].Values.Cast<object?>(), read.Columns[c].Values.Cast<object?>());
    }

    [Theory]
    [InlineData("day", 0x7F, "is no day")]
    [InlineData("day", 0x80, "is no day")]
    [InlineData("sales", 0x7F, "cents are out of range")]
    [InlineData("sales", 0x80, "cents are out of range")]
    [InlineData("text", 0x7F, "ends at")]
    [InlineData("text", 0x80, "ends at")]
    public void Values_that_a_result_cannot_have_are_rejected(string column, byte fill, string expected)
    {
        Save(Frame(9));
        var stored = Stored();
        string file = Path.Combine(Folder, stored.File.Name);
        byte[] bytes = [.. _store.Disk[file]];
        bytes.AsSpan((int)stored.Columns.Single(one => one.Name == column).Values.Offset, 16).Fill(fill);
        Damage.Do(_store.Disk, file, bytes, isSealed: true);
        Assert.Contains(expected, Assert.Throws<SnapshotCorruptException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_that_are_not_Utf8_are_rejected()
    {
        Save(Frame(9));
        var stored = Stored();
        string file = Path.Combine(Folder, stored.File.Name);
        byte[] bytes = [.. _store.Disk[file]];
        bytes[(int)stored.Columns.Single(one => one.Type == GoldType.Text).Texts.Offset] = 0xFF;
        Damage.Do(_store.Disk, file, bytes, isSealed: true);
        Assert.Contains("is not UTF-8", Assert.Throws<SnapshotCorruptException>(() => Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extents_that_do_not_fit_are_rejected()
    {
        Save(Frame(9));
        foreach (int c in Enumerable.Range(0, Stored().Columns.Length))
            foreach (var change in (Func<StoredGoldColumn, StoredGoldColumn>[])
            [
                column => column with { Values = column.Values with { Length = column.Values.Length - 1 } },
                column => column with { Values = column.Values with { Offset = 1 << 20 } },
                column => column with { Values = column.Values with { Offset = column.Values.Offset + 4 } },
                column => column with { Values = column.Values with { Part = 1 } },
                column => column with { Validity = column.Values with { Length = 1 } },
                column => column with { Validity = column.Values with { Length = 2 }, IsNullable = false },
                column => column.Type.MayBeNull()
                    ? column with { Name = "" }
                    : column with { Validity = column.Values with { Length = 2 }, IsNullable = true },
                column => column with { Texts = new Extent(0, 1 << 20, 1) },
                column => column with { Name = c == 0 ? "day" : "household_key" },
                column => column with { Name = "" },
            ])
            {
                using var disk = new Restored(_store.Disk);
                Forge(manifest => manifest with
                {
                    Tables = OfTable(manifest, table => table with { Columns = table.Columns.SetItem(c, change(table.Columns[c])) }),
                });
                Assert.EndsWith("manifest.msgpack", Assert.Throws<SnapshotCorruptException>(() => Load()).File, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void A_manifest_that_contradicts_its_pointer_or_has_odd_names_is_rejected()
    {
        Save(Frame(3));
        foreach (var change in (Func<GoldManifest, GoldManifest>[])
        [
            manifest => manifest with { Generation = 7 },
            manifest => manifest with { Set = 99 },
            manifest => manifest with
            {
                Tables = OfTable(manifest, table => table with
                {
                    Metadata = table.Metadata with { Cleaned = new CleaningReport { Lines = 5, NoQuantity = 6 } },
                }),
            },
            manifest =>
                manifest with { Tables = OfTable(manifest, table => table with { Metadata = table.Metadata with { Name = "../x" } }) },
            manifest => manifest with { Tables = OfTable(manifest, table => table with { Columns = [] }) },
            manifest => manifest with { Tables = manifest.Tables.Add(Again(manifest)) },
            manifest => manifest with { Tables = OfTable(manifest, table => table with { Rows = table.Rows + 64 }) },
        ])
        {
            using var disk = new Restored(_store.Disk);
            Forge(change);
            Assert.EndsWith("manifest.msgpack", Assert.Throws<SnapshotCorruptException>(() => Load()).File, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_another_version_stored_counts_as_not_stored()
    {
        Save(Frame(3));
        byte[] bytes = [.. _store.Disk[ManifestPath]];
        bytes[1]++;
        Seal.Manifest(_store.Disk, ManifestPath, bytes);
        Assert.Empty(GoldStore.List(TinyStore.Root, 2, Options));
        using var journey = Journey.Open(TinyStore.Root, new OpenOptions(), Options);
        journey.Check();
        Assert.Equal(["rfm_segments"], journey.BuildGold(["rfm_segments"]).Built.Select(table => table.Name));
        Assert.Equal(["rfm_segments"], journey.Info().GoldTables.Select(table => table.Name));
    }

    [Fact]
    public void Saving_keeps_the_other_tables_but_a_damaged_one()
    {
        Save(Frame(3));
        var stored = GoldManifest.Read(_store.Disk[ManifestPath], "gold")!.Tables;
        string file = Path.Combine(Folder, stored.Single(table => table.Metadata.Name == "household_sales").File.Name);
        byte[] bytes = [.. _store.Disk[file]];
        bytes[bytes.Length / 2] ^= 1;
        Damage.Do(_store.Disk, file, bytes, isSealed: false);
        Save(Frame(4));
        Assert.Equal([Name, "rfm_segments"], GoldStore.List(TinyStore.Root, 2, Options).Select(table => table.Name));
        Assert.Equal(4, Load().Rows);
        using var journey = Journey.Open(TinyStore.Root, new OpenOptions(), Options);
        journey.Check();
    }

    [Fact]
    public void Tables_in_blocks_of_another_size_are_kept()
    {
        Save(Frame(9));
        byte[] before = [.. _store.Disk[Path.Combine(Folder, Stored().File.Name)]];
        using (var journey = Journey.Open(TinyStore.Root, new OpenOptions(), Options with { BlockBytes = 136 }))
            journey.BuildGold(["rfm"]);
        Assert.Equal(136, GoldManifest.Read(_store.Disk[ManifestPath], "gold")!.BlockBytes);
        Assert.Equal(before, _store.Disk[Path.Combine(Folder, Stored().File.Name)]);
        Assert.Equal(9, Load().Rows);
    }

    [Fact]
    public void A_table_of_another_generation_or_name_is_not_stored()
    {
        var table = Table(Frame(1));
        using var held = StoreLock.Acquire(TinyStore.Root, _store.Disk);
        Assert.Throws<ArgumentException>(() => GoldStore.Save(
            held, 2, [table with { Metadata = table.Metadata with { Name = "Sales" } }], Options));
        Assert.Throws<ArgumentException>(() => GoldStore.Save(
            held, 2, [table with { Metadata = table.Metadata with { Generation = 1 } }], Options));
        Assert.Throws<ArgumentException>(() => GoldStore.Save(
            held, 2, [table with { Batch = Batch(new UInt8Array.Builder().Append(1).Build()) }], Options));
        Assert.Throws<ArgumentException>(() => GoldStore.Save(
            held, 2, [table with { Batch = Batch(new Date32Array.Builder().AppendNull().Build()) }], Options));
        Assert.False(GoldStore.Save(
            held, 9, [table with { Metadata = table.Metadata with { Generation = 9 } }], Options));
    }

    [Fact]
    public void A_table_is_found_by_all_that_it_was_stored_with()
    {
        Save(Frame(1));
        using var snapshot = SnapshotReader.Open(TinyStore.Root, new SnapshotOpenOptions(), _store.Disk);
        GoldTable? Find(
            string name = Name, string cleaning = "raw", string options = "none", string? engine = null, string? content = null) =>
            GoldStore.TryLoad(
                TinyStore.Root, snapshot.Info with { ContentHash = content ?? snapshot.Info.ContentHash }, name, cleaning, options,
                Options with { EngineVersion = engine ?? Options.EngineVersion }, MemoryAccount.Unlimited());
        Assert.NotNull(Find());
        Assert.All([Find(name: "rfm"), Find(cleaning: "reference"), Find(options: "k=1"), Find(engine: "0.0.1"), Find(
            content: new string('0', 32))], Assert.Null);
    }

    [Fact]
    public void Odd_names_among_the_sets_do_not_disturb_the_next()
    {
        foreach (string name in (string[])["gen-000002-x", "gen-000001-9", "note"])
            _store.Disk.Create(Path.Combine(Layout.Gold, name)).Dispose();
        int before = CommitPointer.Read(_store.Disk, Layout, Layout.GoldPointer)!.Set;
        Save(Frame(1));
        Assert.Equal(before + 1, CommitPointer.Read(_store.Disk, Layout, Layout.GoldPointer)!.Set);
    }

    SnapshotOptions Options => TinyStore.Options with { Files = _store.Disk };

    string Folder => Path.GetDirectoryName(ManifestPath)!;

    string ManifestPath
    {
        get
        {
            var pointer = CommitPointer.Read(_store.Disk, Layout, Layout.GoldPointer)!;
            return StoreLayout.ManifestOf(Layout.GoldSet(pointer.Generation, pointer.Set));
        }
    }

    /// <summary>Columns of all types, some with nulls.</summary>
    static ResultFrame Frame(int rows)
    {
        T[] Of<T>(Func<int, T> value) => [.. Enumerable.Range(0, rows).Select(value)];
        return new ResultFrame(
        [
            ResultColumn.Int32("household_key", Of(row => row * 7)),
            ResultColumn.Int32("score", Of<int?>(row => row % 3 == 1 ? null : -row)),
            ResultColumn.Int64("basket", Of(row => long.MaxValue - row)),
            ResultColumn.Money("sales", Of(row => row % 2 == 0 ? long.MinValue + row : row)),
            ResultColumn.Double("share", Of(row => row / 3.0)),
            ResultColumn.Double("lift", Of<double?>(row => row % 4 == 0 ? null : double.NaN)),
            ResultColumn.Bool("flag", Of<bool?>(row => row % 3 == 0 ? null : row % 2 == 0)),
            ResultColumn.Date("day", Of(row => new DateOnly(1960, 1, 1).AddDays(1000 * row))),
            ResultColumn.Text("text", Of<string?>(row => row % 5 == 4 ? null : new string('é', row) + row)),
        ]);
    }

    GoldTable Table(ResultFrame frame)
    {
        using var journey = Journey.Open(TinyStore.Root, new OpenOptions(), Options);
        var metadata = new ResultMetadata(Name, DateTimeOffset.UnixEpoch, 2, journey.Info().ContentHash, "raw", "none");
        return new GoldTable(metadata, ArrowFrames.ToRecordBatch(frame));
    }

    void Save(ResultFrame frame)
    {
        var table = Table(frame);
        using var held = StoreLock.Acquire(TinyStore.Root, _store.Disk);
        Assert.True(GoldStore.Save(held, 2, [table], Options));
    }

    ResultFrame Load()
    {
        using var snapshot = SnapshotReader.Open(TinyStore.Root, new SnapshotOpenOptions(), _store.Disk);
        return ArrowFrames.FromRecordBatch(
            GoldStore.TryLoad(TinyStore.Root, snapshot.Info, Name, "raw", "none", Options, MemoryAccount.Unlimited())!.Batch);
    }

    StoredGold Stored() => GoldManifest.Read(_store.Disk[ManifestPath], "gold")!.Tables.Single(table => table.Metadata.Name == Name);

    void Forge(Func<GoldManifest, GoldManifest> change) =>
        Seal.Manifest(_store.Disk, ManifestPath, change(GoldManifest.Read(_store.Disk[ManifestPath], "gold")!).Write());

    static ImmutableArray<StoredGold> OfTable(GoldManifest manifest, Func<StoredGold, StoredGold> change)
    {
        var found = manifest.Tables.Single(table => table.Metadata.Name == Name);
        return manifest.Tables.Replace(found, change(found));
    }

    /// <summary>The stored table as one more.</summary>
    static StoredGold Again(GoldManifest manifest)
    {
        var stored = manifest.Tables.Single(table => table.Metadata.Name == Name);
        return stored with { File = stored.File with { Name = GoldManifest.FileName(Name, manifest.Tables.Length) } };
    }

    /// <summary>One row of one column that may not have nulls.</summary>
    static RecordBatch Batch(IArrowArray column) =>
        new(new Schema([new Field("value", column.Data.DataType, nullable: false)], null), [column], 1);

    /// <summary>The files of a disk as they are now, put back on disposal.</summary>
    sealed class Restored(MemoryDisk disk) : IDisposable
    {
        readonly Dictionary<string, byte[]> _files = disk.Files(TinyStore.Root).ToDictionary(file => file, file => disk[file]);

        public void Dispose()
        {
            foreach (var (file, content) in _files)
                disk[file] = content;
        }
    }
}
