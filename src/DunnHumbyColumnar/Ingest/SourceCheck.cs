using System.Collections.Immutable;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Ingest;

/// <summary>Whether the sources are unchanged since a snapshot was made from all of their rows.</summary>
static class SourceCheck
{
    /// <param name="sources">The sources as they lie there now.</param>
    /// <param name="stamps">What the snapshot says about its sources.</param>
    /// <param name="byContent">Compares hashes rather than times.</param>
    /// <param name="cancellationToken">Checked between blocks.</param>
    public static bool IsUnchanged(
        SourceCatalog sources, ImmutableArray<SourceStamp> stamps, bool byContent, CancellationToken cancellationToken)
    {
        // Rows that were rejected then may be accepted now, or end the ingest.
        var found = sources.Tables.SelectMany(table => table.Files.Select(file => (Table: table.Table.Name, File: file))).ToList();
        if (sources.Tables.Any(table => table.Fault is not null) || stamps.Any(stamp => stamp.Rejected > 0)
            || !found.Select(source => (source.Table, source.File.Name)).SequenceEqual(stamps.Select(stamp => (stamp.Table, stamp.Name))))
            return false;
        for (int i = 0; i < stamps.Length; i++)
        {
            using var text = SourceText.Open(found[i].File);
            if (text.Size != stamps[i].Size || (byContent
                ? Hash(text, stamps[i].HashBlockBytes, cancellationToken) != stamps[i].HashHex
                : text.ModifiedTicksUtc != stamps[i].ModifiedTicksUtc))
                return false;
        }

        return true;
    }

    static string Hash(SourceText source, int blockBytes, CancellationToken cancellationToken)
    {
        using var text = source.OpenWhole();
        var block = new byte[blockBytes];
        var hashes = new List<UInt128>();
        int read;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            read = text.ReadAtLeast(block, blockBytes, throwOnEndOfStream: false);
            if (read > 0)
                hashes.Add(Xxh128.Hash(block.AsSpan(0, read)));
        }
        while (read == blockBytes);
        return Xxh128.Hex(Xxh128.Combine([.. hashes]));
    }
}
