using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using Xunit;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Manifests that contradict themselves or their files under right checksums: each contradiction is found.</summary>
public sealed class ForgedManifestTests
{
    static readonly StoreLayout Layout = new(TinyStore.Root);
    static readonly string ManifestPath = StoreLayout.ManifestOf(Layout.Generation(2));

    static readonly Dictionary<string, (Func<SnapshotManifest, SnapshotManifest> Forge, string Expected)> Forgeries = new()
    {
        ["a dictionary is missing"] =
            (manifest => manifest with { Dictionaries = manifest.Dictionaries.RemoveAt(0) }, "its dictionary is missing"),
        ["a dictionary too many"] = (
            manifest => manifest with
            {
                Dictionaries = manifest.Dictionaries.Add(manifest.Dictionaries[0] with
                {
                    Name = "zzz",
                    File = manifest.Dictionaries[0].File with { Name = StoreLayout.DictionaryFile("zzz") },
                }),
            },
            "the dictionaries are not those of the tables"),
        ["a dictionary of another length"] =
            (manifest => OfDictionary(manifest, isText: false, one => one with { Count = one.Count + 1 }), "the extents of the dictionary"),
        ["ids with offsets"] =
            (manifest => OfDictionary(manifest, isText: false, one => one with { Offsets = one.Values }), "the extents of the dictionary"),
        ["ids behind the file"] = (
            manifest => OfDictionary(manifest, isText: false, one => one with { Values = one.Values with { Offset = 1 << 20 } }),
            "the extents of the dictionary"),
        ["texts without offsets"] =
            (manifest => OfDictionary(manifest, isText: true, one => one with { Offsets = default }), "the extents of the dictionary"),
        ["offsets behind the file"] = (
            manifest => OfDictionary(manifest, isText: true, one => one with { Offsets = one.Offsets with { Offset = 1 << 20 } }),
            "the extents of the dictionary"),
        ["no file"] = (manifest => OfTable(manifest, "product", table => table with { Parts = [] }), "product has no file"),
        ["another storage type"] = (
            manifest => OfColumn(manifest, "transaction_data", "day", column => column with { Type = StorageType.Int64 }),
            "codes, code map and storage type"),
        ["a value below the column's limit"] =
            (manifest => OfStats(manifest, "day", stats => stats with { Min = -1 }), "codes, code map and storage type"),
        ["a value above the column's limit"] =
            (manifest => OfStats(manifest, "day", stats => stats with { Max = 40_000 }), "codes, code map and storage type"),
        ["a code map where there are no codes"] = (
            manifest => OfColumn(manifest, "transaction_data", "day", column => column with { CodeMap = [0] }),
            "codes, code map and storage type"),
        ["a code below zero"] =
            (manifest => OfStats(manifest, "product_id", stats => stats with { Min = -1 }), "codes, code map and storage type"),
        ["a code out of the dictionary"] =
            (manifest => OfStats(manifest, "product_id", stats => stats with { Max = 12 }), "codes, code map and storage type"),
        ["a code map that does not ascend"] =
            (manifest => OfCausalStores(manifest, map => map[1] = map[0]), "codes, code map and storage type"),
        ["a code map out of the dictionary"] =
            (manifest => OfCausalStores(manifest, map => map[^1] = 1000), "codes, code map and storage type"),
        ["a minimum above the maximum"] = (
            manifest => OfStats(manifest, "day", stats => stats with { Min = stats.Max, Max = stats.Min }),
            "the stats contradict each other"),
        ["nothing distinct"] =
            (manifest => OfStats(manifest, "day", stats => stats with { Distinct = 0 }), "the stats contradict each other"),
        ["more distinct than runs"] =
            (manifest => OfStats(manifest, "day", stats => stats with { Runs = stats.Distinct - 1 }), "the stats contradict each other"),
        ["more runs than rows"] =
            (manifest => OfStats(manifest, "day", stats => stats with { Runs = 10 }), "the stats contradict each other"),
        ["fewer runs than batches"] =
            (manifest => OfStats(manifest, "day", stats => stats with { Runs = 1, Distinct = 1 }), "the stats contradict each other"),
        ["more distinct than there is between"] =
            (manifest => OfStats(manifest, "day", stats => stats with { Max = stats.Min }), "the stats contradict each other"),
        ["values too short"] = (
            manifest => OfChunk(manifest, "day", chunk => chunk with { Values = chunk.Values with { Length = chunk.Values.Length - 2 } }),
            "the extents do not fit"),
        ["values of half a row"] = (
            manifest => OfChunk(manifest, "day", chunk => chunk with { Values = chunk.Values with { Length = chunk.Values.Length + 1 } }),
            "the extents do not fit"),
        ["values in no file"] = (
            manifest => OfChunk(manifest, "day", chunk => chunk with { Values = chunk.Values with { Part = 99 } }),
            "the extents do not fit"),
        ["values not aligned"] = (
            manifest => OfChunk(manifest, "day", chunk => chunk with { Values = chunk.Values with { Offset = chunk.Values.Offset + 1 } }),
            "the extents do not fit"),
        ["values behind the file"] = (
            manifest => OfChunk(manifest, "day", chunk => chunk with { Values = chunk.Values with { Offset = 1 << 20 } }),
            "the extents do not fit"),
        ["run ends of a plain column"] =
            (manifest => OfChunk(manifest, "day", chunk => chunk with { RunEnds = chunk.Values }), "the extents do not fit"),
        ["run ends behind the file"] = (
            manifest => OfRuns(manifest, chunk => chunk with { RunEnds = chunk.RunEnds with { Offset = 1 << 20 } }),
            "the extents do not fit"),
        ["fewer run ends than runs"] =
            (manifest => OfRuns(manifest, chunk => chunk with { RunEnds = chunk.RunEnds with { Length = 0 } }), "the extents do not fit"),
        ["another generation"] = (manifest => manifest with { Generation = 7 }, "expected generation 2, found 7"),
        ["another content"] = (manifest => manifest with { ContentHash = manifest.ContentHash + 1 }, "expected the content hash"),
        ["another number of distinct values"] =
            (manifest => OfStats(manifest, "quantity", stats => stats with { Distinct = stats.Distinct - 1 }), "distinct values, found"),
    };

    readonly TinyStore _store = new();

    public static TheoryData<string> Names() => [.. Forgeries.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_contradiction_is_found(string name)
    {
        var (forge, expected) = Forgeries[name];
        var manifest = ManifestReader.Read(_store.Disk[ManifestPath], "manifest");
        Seal.Manifest(_store.Disk, ManifestPath, ManifestWriter.Write(forge(manifest)));
        Assert.Contains(expected, _store.Read(_store.Disk)?.Message, StringComparison.Ordinal);
    }

    /// <summary>Columns that were read beside the faulty one are not read and counted again.</summary>
    [Fact]
    public void A_fault_is_the_same_when_it_is_met_again_within_a_budget_of_its_table()
    {
        var manifest = ManifestReader.Read(_store.Disk[ManifestPath], "manifest");
        Seal.Manifest(
            _store.Disk, ManifestPath, ManifestWriter.Write(OfStats(manifest, "day", stats => stats with { Max = stats.Max + 1 })));
        long bytes = manifest.Tables[0].Columns.Sum(column => column.Chunks.Sum(chunk => (long)chunk.Values.Length + chunk.RunEnds.Length));
        var memory = MemoryAccount.Unlimited();
        using var snapshot = SnapshotReader.Open(TinyStore.Root, new SnapshotOpenOptions { Threads = 1, Memory = memory }, _store.Disk);
        for (int i = 0; i < 3; i++)
        {
            Assert.Contains(
                "column day: expected values",
                Assert.Throws<SnapshotCorruptException>(() => snapshot.Check()).Message, StringComparison.Ordinal);
            Assert.Equal(bytes, memory.TakenBytes);
        }
    }

    [Fact]
    public void A_file_that_the_manifest_does_not_name_is_found()
    {
        _store.Disk.Create(Path.Combine(Layout.Generation(2), "stray")).Dispose();
        Assert.EndsWith("/stray", _store.Read(_store.Disk)?.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "the pointer names stored results")]
    [InlineData(true, "the pointer names a snapshot")]
    public void Pointers_that_were_exchanged_are_found(bool isGold, string expected)
    {
        var (pointer, other) = isGold ? (Layout.GoldPointer, Layout.Current) : (Layout.Current, Layout.GoldPointer);
        _store.Disk[pointer] = _store.Disk[other];
        Assert.Contains(expected, _store.Read(_store.Disk)?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("order")]
    [InlineData("no order")]
    [InlineData("name")]
    [InlineData("version")]
    public void A_table_of_another_version_is_rejected(string what)
    {
        var manifest = ManifestReader.Read(_store.Disk[ManifestPath], "manifest");
        var spec = manifest.Tables[0].Spec;
        var other = what switch
        {
            "order" => spec with { SortOrder = ["day"] },
            "no order" => spec with { SortOrder = [] },
            "name" => spec with { Name = "transactions" },
            _ => spec,
        };
        byte[] bytes = ManifestWriter.Write(
            manifest with { Tables = manifest.Tables.SetItem(0, manifest.Tables[0] with { Spec = other }) });
        if (what == "version")
            bytes[1]++;
        var fault = Assert.Throws<SnapshotCorruptException>(() => ManifestReader.Read(bytes, "manifest"));
        Assert.Contains(
            what == "name" ? "expected the table transaction_data" : "another version of this library",
            fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_text_no_hash_or_too_much_is_rejected()
    {
        byte[] whole = _store.Disk[ManifestPath];
        // The first block's hash is 16 bytes long: a byte less.
        int hash = whole.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xC4, 16]);
        byte[] shorter = [.. whole[..(hash + 1)], 15, .. whole[(hash + 3)..]];
        var manifest = ManifestReader.Read(whole, "manifest");
        foreach (var (bytes, expected) in new (byte[], string)[]
        {
            ([.. whole, 0], "1 bytes too many"),
            (shorter, "is not a hash"),
            (ManifestWriter.Write(manifest with { EngineVersion = new string('1', 1 << 20) }), "is too long"),
        })
            Assert.Contains(
                expected,
                Assert.Throws<SnapshotCorruptException>(() => ManifestReader.Read(bytes, "manifest")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Stats_of_a_table_without_rows_are_zero()
    {
        var disk = new MemoryDisk();
        var layout = new StoreLayout(TinyStore.Root);
        TestStore.Publish(
            TinyStore.Root, TestJourney.Build(rows: 0, stores: 12), TinyStore.Options with { Files = disk });
        string path = StoreLayout.ManifestOf(layout.Generation(1));
        var manifest = ManifestReader.Read(disk[path], "manifest");
        foreach (var change in (Func<ColumnStats, ColumnStats>[])
        [
            stats => stats with { Max = 1 },
            stats => stats with { Min = 1, Max = 1 },
            stats => stats with { Distinct = 1 },
            stats => stats with { Runs = 1 },
        ])
        {
            byte[] forged = ManifestWriter.Write(OfStats(manifest, "day", change));
            Assert.Contains(
                "the stats contradict each other",
                Assert.Throws<SnapshotCorruptException>(() => ManifestReader.Read(forged, "manifest")).Message, StringComparison.Ordinal);
        }
    }

    static SnapshotManifest OfDictionary(SnapshotManifest manifest, bool isText, Func<StoredDictionary, StoredDictionary> change)
    {
        var found = manifest.Dictionaries.First(dictionary => dictionary.IsText == isText);
        return manifest with { Dictionaries = manifest.Dictionaries.Replace(found, change(found)) };
    }

    static SnapshotManifest OfTable(SnapshotManifest manifest, string name, Func<StoredTable, StoredTable> change)
    {
        var found = manifest.Tables.Single(table => table.Spec.Name == name);
        return manifest with { Tables = manifest.Tables.Replace(found, change(found)) };
    }

    static SnapshotManifest OfColumn(SnapshotManifest manifest, string table, string name, Func<StoredColumn, StoredColumn> change) =>
        OfTable(manifest, table, stored =>
        {
            var found = stored.Columns.Single(column => column.Spec.Name == name);
            return stored with { Columns = stored.Columns.Replace(found, change(found)) };
        });

    static SnapshotManifest OfStats(SnapshotManifest manifest, string column, Func<ColumnStats, ColumnStats> change) =>
        OfColumn(manifest, "transaction_data", column, stored => stored with { Stats = change(stored.Stats) });

    static SnapshotManifest OfChunk(SnapshotManifest manifest, string column, Func<StoredChunk, StoredChunk> change) =>
        OfColumn(
            manifest, "transaction_data", column, stored => stored with { Chunks = stored.Chunks.SetItem(0, change(stored.Chunks[0])) });

    /// <summary>The first column that is stored as runs.</summary>
    static SnapshotManifest OfRuns(SnapshotManifest manifest, Func<StoredChunk, StoredChunk> change)
    {
        var table = manifest.Tables.First(stored => stored.Columns.Any(column => column.Encoding == ColumnEncoding.RunEnd));
        var name = table.Columns.First(column => column.Encoding == ColumnEncoding.RunEnd).Spec.Name;
        return OfColumn(
            manifest, table.Spec.Name, name, stored => stored with { Chunks = stored.Chunks.SetItem(0, change(stored.Chunks[0])) });
    }

    static SnapshotManifest OfCausalStores(SnapshotManifest manifest, Action<int[]> change) =>
        OfColumn(manifest, "causal_data", "store_id", stored =>
        {
            int[] map = [.. stored.CodeMap!];
            change(map);
            return stored with { CodeMap = map };
        });
}
