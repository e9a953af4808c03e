using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;
using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Ingest;

/// <summary>Whether the eight source files are unchanged since a snapshot was made from all of their rows.</summary>
static class SourceCheck
{
    /// <param name="directory">The folder of the CSV files.</param>
    /// <param name="sources">What the snapshot says about its sources.</param>
    /// <param name="byContent">Compares hashes rather than times.</param>
    /// <param name="cancellationToken">Checked between blocks.</param>
    public static bool IsUnchanged(
        string directory, ImmutableArray<SourceStamp> sources, bool byContent, CancellationToken cancellationToken)
    {
        // Rows that were rejected then may be accepted now, or end the ingest.
        if (sources.Length != CompleteJourney.Tables.Length || sources.Any(source => source.Rejected > 0))
            return false;
        foreach (var source in sources)
        {
            using var file = SourceFile.Open(Path.Combine(directory, source.Name));
            if (file.Size != source.Size || (byContent
                ? Hash(file, source.HashBlockBytes, cancellationToken) != source.HashHex
                : file.ModifiedTicksUtc != source.ModifiedTicksUtc))
                return false;
        }

        return true;
    }

    static string Hash(SourceFile file, int blockBytes, CancellationToken cancellationToken)
    {
        var block = new byte[(int)Math.Min(blockBytes, file.Size)];
        var hashes = new List<UInt128>();
        for (long offset = 0; offset < file.Size; offset += blockBytes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hashes.Add(Xxh128.Hash(block.AsSpan(0, file.Read(offset, block))));
        }

        return Xxh128.Hex(Xxh128.Combine([.. hashes]));
    }
}
