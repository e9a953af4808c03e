using System.Globalization;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Every bit of every byte of a store, turned: the reader rejects it and names file and block, or the store reads as it was written.
/// </summary>
/// <param name="withoutChecksums">A planted bug: no checksum tells, for all are made right again.</param>
sealed class BitFlips(bool withoutChecksums = false) : Harness
{
    readonly TinyStore _store = new();

    public override string Cases => "bits of a store turned";

    public override IEnumerable<string> List(int seed) =>
        from file in _store.Files
        from at in Enumerable.Range(0, _store.Disk[file].Length)
        from bit in Enumerable.Range(0, 8)
        select string.Create(CultureInfo.InvariantCulture, $"{file} {at} {bit}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (file, at) = (parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
        var disk = _store.Disk.Copy();
        byte[] bytes = [.. disk[file]];
        bytes[at] ^= (byte)(1 << int.Parse(parts[2], CultureInfo.InvariantCulture));
        Damage.Do(disk, file, bytes, withoutChecksums);
        if (Damage.FindError(_store, disk, file) is not { } error)
            return "harmless";
        long? block = file.EndsWith(".arrow", StringComparison.Ordinal) && !IsFrame(at, bytes.Length)
            ? at / TinyStore.Options.BlockBytes
            : error.Block;
        return error.Block == block
            ? "rejected"
            : throw new InvalidOperationException($"block {error.Block} is named, and {block} was damaged");
    }

    /// <summary>
    /// Whether a byte belongs to the mark and the footer's length that open a file format and close
    /// it; they are looked at before any block.
    /// </summary>
    static bool IsFrame(int position, int length) => position < 8 || position >= length - 10;
}
