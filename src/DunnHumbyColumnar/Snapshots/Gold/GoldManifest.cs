using System.Buffers;
using System.Collections.Immutable;
using MessagePack;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>The manifest of a set of stored gold tables.</summary>
sealed record GoldManifest(string EngineVersion, long Generation, int Set, int BlockBytes, ImmutableArray<StoredGold> Tables)
{
    const int FormatVersion = 4;
    const int Members = 6;
    const int MaxTables = 10_000;
    const int MaxText = 4096;
    const int MaxColumns = 1000;
    const int Counts = 10;
    const long MaxLines = long.MaxValue / Counts;

    /// <summary>File name of the table at an index of a set.</summary>
    public static string FileName(string table, int index) => StoreLayout.PartName(table, index);

    /// <summary>Names become file names: lower-case ASCII letters, digits and underscores.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    /// <summary>Reads a manifest; null if another version of this library wrote it, which counts as nothing stored.</summary>
    public static GoldManifest? Read(byte[] content, string file)
    {
        try
        {
            var reader = new StrictReader(content, file);
            int members = reader.Count("the manifest", MaxText);
            if (reader.Int32("the format version", 0, int.MaxValue) != FormatVersion)
                return null;
            if (members != Members)
                throw reader.Fault($"the manifest has {members} members, expected {Members}");
            var manifest = Read(ref reader);
            reader.End();
            return manifest;
        }
        catch (Exception failure) when (StrictReader.IsFault(failure))
        {
            throw new SnapshotCorruptException(file, "the manifest is malformed", failure);
        }
    }

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(Members);
        writer.Write(FormatVersion);
        writer.Write(EngineVersion);
        writer.Write(Generation);
        writer.Write(Set);
        writer.Write(BlockBytes);
        writer.WriteArrayHeader(Tables.Length);
        foreach (var table in Tables)
        {
            writer.WriteArrayHeader(9);
            writer.Write(table.Metadata.Name);
            writer.Write(table.Metadata.ComputedAt.UtcTicks);
            writer.Write(table.Metadata.SourceFingerprint);
            writer.Write(table.Metadata.Cleaning);
            writer.Write(table.Metadata.Options);
            WriteCounts(ref writer, table.Metadata.Cleaned);
            ManifestWriter.WriteFile(ref writer, table.File);
            writer.Write(table.Rows);
            writer.WriteArrayHeader(table.Columns.Length);
            foreach (var column in table.Columns)
                WriteColumn(ref writer, column);
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What the cleaning rules dropped; the profile is told by its text.</summary>
    static void WriteCounts(ref MessagePackWriter writer, CleaningReport? report)
    {
        long[] counts = report is null
            ? []
            :
            [
                report.Lines, report.NoQuantity, report.NoSales, report.OutsideWindow, report.UnknownProducts, report.ExcludedCommodities,
                report.SingleDayLines, report.SingleDayHouseholds, report.Households, report.KeptHouseholds,
            ];
        writer.WriteArrayHeader(counts.Length);
        foreach (long count in counts)
            writer.Write(count);
    }

    static CleaningReport? ReadCounts(ref StrictReader reader)
    {
        const string what = "what cleaning dropped";
        int count = reader.Count(what, Counts);
        if (count == 0)
            return null;
        if (count != Counts)
            throw reader.Fault($"{what} has {count} numbers, expected {Counts}");
        var report = new CleaningReport
        {
            Lines = reader.Int64(what, 0, MaxLines),
            NoQuantity = reader.Int64(what, 0, MaxLines),
            NoSales = reader.Int64(what, 0, MaxLines),
            OutsideWindow = reader.Int64(what, 0, MaxLines),
            UnknownProducts = reader.Int64(what, 0, MaxLines),
            ExcludedCommodities = reader.Int64(what, 0, MaxLines),
            SingleDayLines = reader.Int64(what, 0, MaxLines),
            SingleDayHouseholds = reader.Int32(what, 0, int.MaxValue),
            Households = reader.Int32(what, 0, int.MaxValue),
            KeptHouseholds = reader.Int32(what, 0, int.MaxValue),
        };
        return report.Kept >= 0 ? report : throw reader.Fault($"{what} is more than there was");
    }

    static void WriteColumn(ref MessagePackWriter writer, StoredGoldColumn column)
    {
        writer.WriteArrayHeader(6);
        writer.Write(column.Name);
        writer.Write((byte)column.Type);
        writer.Write(column.IsNullable);
        ManifestWriter.WriteExtent(ref writer, column.Validity);
        ManifestWriter.WriteExtent(ref writer, column.Values);
        ManifestWriter.WriteExtent(ref writer, column.Texts);
    }

    static GoldManifest Read(ref StrictReader reader)
    {
        string engine = reader.Text("the engine version", MaxText);
        long generation = reader.Int64("the generation", 1, long.MaxValue);
        int set = reader.Int32("the set", 1, int.MaxValue);
        int blockBytes = reader.Int32("the block size", 8, 1 << 24);
        int count = reader.Count("tables", MaxTables);
        var tables = ImmutableArray.CreateBuilder<StoredGold>(count);
        for (int i = 0; i < count; i++)
        {
            reader.Members("a table", 9);
            string name = reader.Text("a table name", MaxText);
            if (!IsName(name))
                throw reader.Fault("a table name has characters it must not have");
            var computedAt = new DateTimeOffset(reader.Int64("a time", 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
            var metadata = new ResultMetadata(
                name,
                computedAt,
                generation,
                reader.Text("a fingerprint", MaxText),
                reader.Text("a cleaning profile", MaxText),
                reader.Text("options", MaxText))
            {
                Cleaned = ReadCounts(ref reader),
            };
            var file = reader.StoredFile(FileName(name, i), blockBytes);
            int rows = reader.Int32("rows", 0, int.MaxValue - 1);
            tables.Add(new StoredGold(metadata, file, rows, ReadColumns(ref reader, name, rows, file.Length)));
        }

        if (tables.DistinctBy(table => (table.Metadata.Name, table.Metadata.Cleaning, table.Metadata.Options)).Count() != count)
            throw reader.Fault("two tables of the same name, cleaning profile and options");
        return new GoldManifest(engine, generation, set, blockBytes, tables.MoveToImmutable());
    }

    static ImmutableArray<StoredGoldColumn> ReadColumns(ref StrictReader reader, string table, int rows, long fileBytes)
    {
        int count = reader.Count("columns", MaxColumns);
        var columns = ImmutableArray.CreateBuilder<StoredGoldColumn>(count);
        for (int i = 0; i < count; i++)
        {
            reader.Members("a column", 6);
            var column = new StoredGoldColumn(
                reader.Text("a column name", MaxText), (GoldType)reader.Int32("a type", 0, (int)GoldType.Money), reader.Bool(),
                reader.Extent(), reader.Extent(), reader.Extent());
            if (!column.Fits(rows, fileBytes))
                throw reader.Fault($"{table}, column {i + 1}: the extents do not fit rows and file");
            columns.Add(column);
        }

        if (count == 0 || columns.Any(column => column.Name.Length == 0) || columns.DistinctBy(column => column.Name).Count() != count)
            throw reader.Fault($"{table}: columns without a name of their own");
        return columns.MoveToImmutable();
    }
}
