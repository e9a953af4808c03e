using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using MessagePack;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>What a set of stored gold tables says about its files.</summary>
sealed record GoldManifest(string EngineVersion, long Generation, int Set, int BlockBytes, ImmutableArray<StoredGold> Tables)
{
    const int FormatVersion = 1;
    const int MaximumTables = 10_000;
    const int MaximumText = 4096;

    /// <summary>File name of the table at an index of a set.</summary>
    public static string FileName(string table, int index) => StoreLayout.PartName(table, index);

    /// <summary>Names become file names: lower-case ASCII letters, digits and underscores.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    public static GoldManifest Read(byte[] content, string file)
    {
        try
        {
            var reader = new StrictReader(content, file);
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
        writer.WriteArrayHeader(6);
        writer.Write(FormatVersion);
        writer.Write(EngineVersion);
        writer.Write(Generation);
        writer.Write(Set);
        writer.Write(BlockBytes);
        writer.WriteArrayHeader(Tables.Length);
        foreach (var table in Tables)
        {
            writer.WriteArrayHeader(6);
            writer.Write(table.Metadata.Name);
            writer.Write(table.Metadata.ComputedAt.UtcTicks);
            writer.Write(table.Metadata.SourceFingerprint);
            writer.Write(table.Metadata.Cleaning);
            writer.Write(table.Metadata.Options);
            ManifestWriter.WriteFile(ref writer, table.File);
        }

        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    static GoldManifest Read(ref StrictReader reader)
    {
        reader.Members("the manifest", 6);
        int format = reader.Int32("the format version", 0, int.MaxValue);
        if (format != FormatVersion)
            throw reader.Fault(string.Create(CultureInfo.InvariantCulture, $"written by another version of this library: format {format}, expected {FormatVersion}"));
        string engine = reader.Text("the engine version", MaximumText);
        long generation = reader.Int64("the generation", 1, long.MaxValue);
        int set = reader.Int32("the set", 1, int.MaxValue);
        int blockBytes = reader.Int32("the block size", 8, 1 << 24);
        int count = reader.Count("tables", MaximumTables);
        var tables = ImmutableArray.CreateBuilder<StoredGold>(count);
        for (int i = 0; i < count; i++)
        {
            reader.Members("a table", 6);
            string name = reader.Text("a table name", MaximumText);
            if (!IsName(name))
                throw reader.Fault("a table name has characters it must not have");
            var computedAt = new DateTimeOffset(reader.Int64("a time", 0, DateTime.MaxValue.Ticks), TimeSpan.Zero);
            var metadata = new ResultMetadata(
                name,
                computedAt,
                generation,
                reader.Text("a fingerprint", MaximumText),
                reader.Text("a cleaning profile", MaximumText),
                reader.Text("options", MaximumText));
            tables.Add(new StoredGold(metadata, reader.StoredFile(FileName(name, i), blockBytes)));
        }

        return new GoldManifest(engine, generation, set, blockBytes, tables.MoveToImmutable());
    }
}

/// <summary>One stored gold table: what it is and where it lies.</summary>
sealed record StoredGold(ResultMetadata Metadata, StoredFile File);
