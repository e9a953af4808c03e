using System.IO.Compression;
using ZstdSharp;

namespace DunnHumbyColumnar.Tests.Csv.Files;

/// <summary>Bytes in the compressed forms that are read.</summary>
static class Packing
{
    /// <summary>How a file may be compressed, by the end of its name; empty: not at all.</summary>
    public static readonly string[] Extensions = ["", ".gz", ".zst"];

    /// <summary>Compressed as the extension says.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="extension">One of <see cref="Extensions"/>.</param>
    /// <param name="cuts">Where a member or frame ends and the next begins.</param>
    public static byte[] Pack(byte[] content, string extension, params int[] cuts)
    {
        int[] ends = [.. cuts.Order(), content.Length];
        int start = 0;
        var packed = new List<byte>();
        foreach (int end in ends)
        {
            byte[] piece = content[start..end];
            packed.AddRange(extension switch { ".gz" => Gzip(piece), ".zst" => Zstd(piece), _ => piece });
            start = end;
        }

        return [.. packed];
    }

    public static void Zip(string archive, IEnumerable<(string Entry, byte[] Content)> entries)
    {
        using var zip = ZipFile.Open(archive, ZipArchiveMode.Create);
        foreach (var (entry, content) in entries)
        {
            var level = content.Length % 2 == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest;
            using var stream = zip.CreateEntry(entry, level).Open();
            stream.Write(content);
        }
    }

    static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }

    static byte[] Zstd(byte[] content)
    {
        using var compressor = new Compressor(1);
        return compressor.Wrap(content).ToArray();
    }
}
