using System.Buffers;
using System.Buffers.Binary;
using MessagePack;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// A snapshot manifest as MessagePack: arrays with a fixed number of members, in the order in which
/// <see cref="ManifestReader"/> reads them.
/// </summary>
static class ManifestWriter
{
    public static byte[] Write(SnapshotManifest manifest)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(12);
        writer.Write(SnapshotManifest.FormatVersion);
        writer.Write(manifest.EngineVersion);
        writer.Write(manifest.Generation);
        writer.Write(manifest.CreatedTicksUtc);
        writer.Write(manifest.BlockBytes);
        WriteHash(ref writer, manifest.ContentHash);
        writer.WriteArrayHeader(manifest.Dictionaries.Length);
        foreach (var dictionary in manifest.Dictionaries)
            WriteDictionary(ref writer, dictionary);
        writer.WriteArrayHeader(manifest.Tables.Length);
        foreach (var table in manifest.Tables)
            WriteTable(ref writer, table);
        writer.WriteArrayHeader(manifest.Sources.Length);
        foreach (var source in manifest.Sources)
            WriteSource(ref writer, source);
        writer.WriteArrayHeader(manifest.Notes.Length);
        foreach (string note in manifest.Notes)
            writer.Write(note);
        writer.Write(manifest.Reading);
        writer.Write(manifest.Mapping);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteFile(ref MessagePackWriter writer, StoredFile file)
    {
        writer.WriteArrayHeader(3);
        writer.Write(file.Name);
        writer.Write(file.Length);
        writer.WriteArrayHeader(file.Blocks.Length);
        foreach (var block in file.Blocks)
            WriteHash(ref writer, block);
    }

    static void WriteDictionary(ref MessagePackWriter writer, StoredDictionary dictionary)
    {
        writer.WriteArrayHeader(6);
        writer.Write(dictionary.Name);
        writer.Write(dictionary.IsText);
        writer.Write(dictionary.Count);
        WriteFile(ref writer, dictionary.File);
        WriteExtent(ref writer, dictionary.Values);
        WriteExtent(ref writer, dictionary.Offsets);
    }

    static void WriteTable(ref MessagePackWriter writer, StoredTable table)
    {
        writer.WriteArrayHeader(5);
        writer.Write(table.Spec.Name);
        writer.WriteArrayHeader(table.Spec.SortOrder.Length);
        foreach (string column in table.Spec.SortOrder)
            writer.Write(column);
        WriteNumbers(ref writer, table.BatchRows.AsSpan());
        writer.WriteArrayHeader(table.Parts.Length);
        foreach (var part in table.Parts)
            WriteFile(ref writer, part);
        writer.WriteArrayHeader(table.Columns.Length);
        foreach (var column in table.Columns)
            WriteColumn(ref writer, column);
    }

    static void WriteColumn(ref MessagePackWriter writer, StoredColumn column)
    {
        writer.WriteArrayHeader(8);
        writer.Write(column.Spec.Header);
        writer.Write((byte)column.Spec.Kind);
        writer.Write(column.Spec.Dictionary);
        writer.Write((byte)column.Type);
        writer.Write((byte)column.Encoding);
        writer.WriteArrayHeader(4);
        writer.Write(column.Stats.Min);
        writer.Write(column.Stats.Max);
        writer.Write(column.Stats.Distinct);
        writer.Write(column.Stats.Runs);
        if (column.CodeMap is null)
            writer.WriteNil();
        else
            WriteNumbers(ref writer, column.CodeMap);
        writer.WriteArrayHeader(column.Chunks.Length);
        foreach (var chunk in column.Chunks)
        {
            writer.WriteArrayHeader(2);
            WriteExtent(ref writer, chunk.Values);
            WriteExtent(ref writer, chunk.RunEnds);
        }
    }

    static void WriteSource(ref MessagePackWriter writer, SourceStamp source)
    {
        writer.WriteArrayHeader(7);
        writer.Write(source.Table);
        writer.Write(source.Name);
        writer.Write(source.Size);
        writer.Write(source.ModifiedTicksUtc);
        WriteHash(ref writer, BinaryPrimitives.ReadUInt128BigEndian(Convert.FromHexString(source.HashHex)));
        writer.Write(source.HashBlockBytes);
        writer.Write(source.Rejected);
    }

    public static void WriteExtent(ref MessagePackWriter writer, Extent extent)
    {
        writer.WriteArrayHeader(3);
        writer.Write(extent.Part);
        writer.Write(extent.Offset);
        writer.Write(extent.Length);
    }

    static void WriteNumbers(ref MessagePackWriter writer, ReadOnlySpan<int> numbers)
    {
        writer.WriteArrayHeader(numbers.Length);
        foreach (int number in numbers)
            writer.Write(number);
    }

    public static void WriteHash(ref MessagePackWriter writer, UInt128 hash)
    {
        byte[] bytes = new byte[Xxh128.Bytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, hash);
        writer.Write(bytes);
    }
}
