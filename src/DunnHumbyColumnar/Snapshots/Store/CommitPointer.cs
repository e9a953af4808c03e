using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// The content of CURRENT and GOLD: names the current folder and its manifest. Four lines of text in
/// canonical form: any other byte is corruption.
/// </summary>
/// <param name="Generation">The snapshot generation.</param>
/// <param name="Set">Number of the gold set; 0 for a snapshot.</param>
/// <param name="ManifestBytes">Length of the manifest.</param>
/// <param name="ManifestSha256">Lower-case hex SHA-256 of the manifest.</param>
sealed record CommitPointer(long Generation, int Set, long ManifestBytes, string ManifestSha256)
{
    /// <summary>Far above any real manifest; a pointer that claims more is damaged.</summary>
    public const int MaxManifestBytes = 256 << 20;

    const int MaxBytes = 256;

    public static CommitPointer To(long generation, int set, ReadOnlySpan<byte> manifest) =>
        new(generation, set, manifest.Length, Convert.ToHexStringLower(SHA256.HashData(manifest)));

    /// <summary>Reads a pointer; null if there is none.</summary>
    public static CommitPointer? Read(IFileOps files, StoreLayout layout, string path)
    {
        string name = layout.Relative(path);
        byte[]? content = SmallFile.Read(files, path, name, MaxBytes);
        return content is null ? null : Parse(content, name);
    }

    public byte[] Format() => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"generation {Generation}\nset {Set}\nmanifest-bytes {ManifestBytes}\nmanifest-sha256 {ManifestSha256}\n"));

    /// <summary>Reads the manifest that this pointer names and verifies its length and SHA-256.</summary>
    public byte[] ReadManifest(IFileOps files, StoreLayout layout, string path)
    {
        string name = layout.Relative(path);
        byte[] manifest = SmallFile.Read(files, path, name, MaxManifestBytes)
            ?? throw new SnapshotCorruptException(name, "the file is missing");
        if (manifest.Length != ManifestBytes)
            throw new SnapshotCorruptException(name, $"expected {ManifestBytes} bytes, found {manifest.Length}");
        string actual = Convert.ToHexStringLower(SHA256.HashData(manifest));
        if (actual != ManifestSha256)
            throw new SnapshotCorruptException(name, $"expected SHA-256 {ManifestSha256}, found {actual}");
        return manifest;
    }

    static CommitPointer Parse(byte[] content, string name)
    {
        string[] lines = Encoding.Latin1.GetString(content).Split('\n');
        if (lines.Length == 5
            && TryNumber(lines[0], "generation ", out long generation) && generation > 0
            && TryNumber(lines[1], "set ", out long set) && set <= int.MaxValue
            && TryNumber(lines[2], "manifest-bytes ", out long bytes) && bytes <= MaxManifestBytes
            && lines[3].StartsWith("manifest-sha256 ", StringComparison.Ordinal) && lines[3].Length == 80)
        {
            var pointer = new CommitPointer(generation, (int)set, bytes, lines[3][16..]);
            if (pointer.Format().AsSpan().SequenceEqual(content))
                return pointer;
        }

        throw new SnapshotCorruptException(name, "the content is not a commit pointer");
    }

    static bool TryNumber(string line, string label, out long value)
    {
        value = 0;
        return line.StartsWith(label, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(label.Length), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
