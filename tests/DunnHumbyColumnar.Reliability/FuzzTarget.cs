using System.Text;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>A reader of bytes that may come from anywhere.</summary>
/// <param name="Name">Its name in cases.</param>
/// <param name="Seeds">Sound bytes to begin with.</param>
/// <param name="Read">
/// Reads them and says what it found, told apart as finely as is useful to find new ways through the reader;
/// throws if the reader does what it must not.
/// </param>
sealed record FuzzTarget(string Name, byte[][] Seeds, Func<byte[], int, string> Read)
{
    static readonly TinyStore Store = new();

    /// <summary>Of manifests, pointers, Arrow files under right checksums, and CSV files.</summary>
    public static FuzzTarget[] All() =>
    [
        OfStore("manifest", "snapshots/*/manifest.msgpack", ReadManifest),
        OfStore("gold-manifest", "gold/*/manifest.msgpack", ReadGoldManifest),
        OfStore("pointer", "CURRENT", ReadPointer),
        .. Store.Files.Where(file => file.EndsWith("-00000.arrow", StringComparison.Ordinal)
            || file.Contains("/gold/", StringComparison.Ordinal))
            .Where(file => file.EndsWith(".arrow", StringComparison.Ordinal)).Select(OfFileInPlace),
        .. Store.Files.Where(file => file.EndsWith("manifest.msgpack", StringComparison.Ordinal)).Select(OfFileInPlace),
        .. SmallJourney.Tables.Select(OfCsv),
    ];

    /// <summary>A planted bug: the manifest's reader without what turns faults of MessagePack into its own.</summary>
    public static FuzzTarget Planted => OfStore("manifest", "snapshots/*/manifest.msgpack", (bytes, _) => ErrorOf(() =>
    {
        var reader = new StrictReader(bytes, "manifest");
        reader.Members("the manifest", reader.Int32("a member", 0, int.MaxValue));
    }));

    static FuzzTarget OfStore(string name, string pattern, Func<byte[], int, string> read)
    {
        string[] parts = pattern.Split('*');
        string[] files = [.. Store.Files.Where(file => file.StartsWith($"{TinyStore.Root}/{parts[0]}", StringComparison.Ordinal)
            && file.EndsWith(parts[^1], StringComparison.Ordinal))];
        return new FuzzTarget(name, [.. files.Select(file => Store.Disk[file])], read);
    }

    /// <summary>A file in its place under right checksums, and the whole store read.</summary>
    static FuzzTarget OfFileInPlace(string file) =>
        new(file[(TinyStore.Root.Length + 1)..], [Store.Disk[file]], (bytes, _) => Open(file, bytes));

    static string Open(string file, byte[] bytes)
    {
        var disk = Store.Disk.Copy();
        if (bytes.Length == 0)
            return "nothing to write";
        Damage.Do(disk, file, bytes, isSealed: true);
        return ErrorOf(() =>
        {
            using var journey = Journey.Open(TinyStore.Root, new OpenOptions { Threads = 1 }, TinyStore.Options with { Files = disk });
            journey.Check();
            SecondOpinion.Check(journey.Data);
            foreach (var table in journey.Info().GoldTables.Where(table => Journey.GoldTableNames.Contains(table.Name)))
                _ = journey.Gold(table.Name).Count;
        });
    }

    static string ReadManifest(byte[] bytes, int seed) =>
        Again(bytes, given => ManifestWriter.Write(ManifestReader.Read(given, "manifest")));

    static string ReadGoldManifest(byte[] bytes, int seed) => Again(bytes, given => GoldManifest.Read(given, "manifest")?.Write() ?? []);

    /// <summary>What was read is written, read and written again: the same bytes.</summary>
    static string Again(byte[] bytes, Func<byte[], byte[]> rewrite)
    {
        byte[] written = [];
        string outcome = ErrorOf(() => written = rewrite(bytes));
        return written.Length == 0 || rewrite(written).SequenceEqual(written)
            ? outcome
            : throw new InvalidOperationException("what was read is not what was written");
    }

    static string ReadPointer(byte[] bytes, int seed)
    {
        var disk = new MemoryDisk();
        disk.MakeDirectory(TinyStore.Root);
        var layout = new StoreLayout(TinyStore.Root);
        disk.Create(layout.Current).Dispose();
        disk[layout.Current] = bytes;
        return ErrorOf(() =>
        {
            if (CommitPointer.Read(disk, layout, layout.Current) is { } pointer && !pointer.Format().SequenceEqual(bytes))
                throw new InvalidOperationException("two spellings of one pointer");
        });
    }

    /// <summary>The reader's own error without its numbers; anything else is thrown.</summary>
    static string ErrorOf(Action read)
    {
        try
        {
            read();
            return "read";
        }
        catch (SnapshotCorruptException error)
        {
            return WithoutNumbers(error.Message);
        }
    }

    static FuzzTarget OfCsv(string table)
    {
        int index = Array.IndexOf(SmallJourney.Tables, table);
        byte[][] seeds = [.. Enumerable.Range(1, 3).Select(seed => new SmallJourney(seed, factRows: 6, products: 5).Text(table).ToBytes())];
        return new FuzzTarget(table + ".csv", seeds, (bytes, seed) => ReadCsv(index, bytes, seed));
    }

    /// <summary>All ways of reading agree, on rows or on the first fault.</summary>
    static string ReadCsv(int table, byte[] bytes, int seed)
    {
        string folder = ScratchFolder.OfThread;
        File.WriteAllBytes(Path.Combine(folder, SmallJourney.Tables[table] + ".csv"), bytes);
        string exact = CsvReading.Of(folder, table, new CsvOptions { ForceExact = true, Threads = 1 });
        var random = new Random(seed);
        var options = new CsvOptions
        {
            Threads = 1,
            ChunkBytes = random.Next(3) == 0 ? 1 << 16 : random.Next(1, 200),
            ForceGeneral = random.Next(3) == 0,
        };
        if (CsvReading.Of(folder, table, options) is var other && other != exact)
            throw new InvalidOperationException($"exactly: {exact}; {options}: {other}");
        return WithoutNumbers(exact);
    }

    /// <summary>A message without what it quotes and without numbers.</summary>
    static string WithoutNumbers(string text)
    {
        var kept = new StringBuilder();
        foreach (char c in text.Split('"')[0])
            if (!char.IsAsciiHexDigit(c) || char.IsAsciiLetterUpper(c))
                kept.Append(c);
        return kept.ToString();
    }
}
