using DunnHumbyColumnar.Tests.Snapshots;
namespace DunnHumbyColumnar.Reliability;

/// <summary>What becomes of bytes that were written but not made durable.</summary>
enum Unsynced
{
    Kept,
    Lost,

    /// <summary>A part is there, up to a sector of 512 bytes.</summary>
    TornSector,

    /// <summary>A part is there, up to a page of 4 KiB.</summary>
    TornPage,

    /// <summary>The length is there, the bytes are not.</summary>
    Zeros,

    /// <summary>The length is there, and of the sectors some, the others being zero.</summary>
    Holes,

    /// <summary>The length is there, and bytes that were never written.</summary>
    Garbage,

    /// <summary>One of the others for each file.</summary>
    Mixed,
}

/// <summary>
/// The states that a disk may be in after a power cut at any point of a log of calls. Of changes to names that no folder sync covers, any
/// may be lost; of bytes that no file sync covers, any. All prefixes of the log, each with: all such changes kept, all lost, every run of
/// the last ones lost, each one lost alone, each one kept alone, some at random; with a renamed file under its old name as well; and bytes
/// in every way of <see cref="Unsynced"/>. Equal states come once.
/// </summary>
sealed class CrashStates(MemoryDisk before, IReadOnlyDictionary<MemoryNode, MemoryNode> originals, IReadOnlyList<DiskChange> log)
{
    const int RandomSubsets = 6;

    /// <summary>The states, in order of the calls made.</summary>
    /// <param name="seed">Of what is left to chance.</param>
    /// <param name="from">Calls made, at least.</param>
    public IEnumerable<PowerCut> All(int seed, int from)
    {
        var seen = new HashSet<UInt128>();
        for (int calls = from; calls <= log.Count; calls++)
        {
            int[] unsure = [.. Enumerable.Range(0, calls).Where(i => log[i] is EntryChange change && !IsDurable(change.Folder, i, calls))];
            bool hasBytes = Enumerable.Range(0, calls).Any(i => log[i] is ContentChange change && !IsDurable(change.File, i, calls));
            var random = new Random(unchecked((seed * 397) ^ calls));
            int[] renamed = [-1, .. unsure.Where(i => log[i] is EntryChange { FormerFolder: not null, Node: MemoryFile })];
            foreach (int[] lost in Subsets(unsure, random))
                foreach (int twice in renamed.Except(lost))
                    foreach (var bytes in hasBytes ? Enum.GetValues<Unsynced>() : [Unsynced.Kept])
                    {
                        var cut = new PowerCut(calls, lost, twice, bytes, random.Next());
                        if (seen.Add(DiskHash.Of(Build(cut).Root, calls)))
                            yield return cut;
                    }
        }
    }

    static IEnumerable<int[]> Subsets(int[] unsure, Random random)
    {
        yield return [];
        if (unsure.Length == 0)
            yield break;
        for (int kept = 0; kept < unsure.Length; kept++)
            yield return [.. unsure[kept..]];
        if (unsure.Length == 1)
            yield break;
        foreach (int one in unsure)
        {
            yield return [one];
            yield return [.. unsure.Where(other => other != one)];
        }

        for (int i = 0; i < RandomSubsets; i++)
            yield return [.. unsure.Where(_ => random.Next(2) == 0)];
    }

    bool IsDurable(MemoryFolder folder, int from, int calls) =>
        Enumerable.Range(from, calls - from).Any(i => log[i] is FolderSync sync && sync.Folder == folder);

    bool IsDurable(MemoryFile file, int from, int calls) =>
        Enumerable.Range(from, calls - from).Any(i => log[i] is FileSync sync && sync.File == file);

    /// <summary>A disk in one of the states.</summary>
    public MemoryDisk Build(PowerCut cut)
    {
        var (calls, lost, bytes, random) = (cut.Calls, cut.Lost.ToHashSet(), cut.Bytes, new Random(cut.Seed));
        var copies = new Dictionary<MemoryNode, MemoryNode>();
        var root = before.Root.Copy(copies);
        var fates = new Dictionary<MemoryFile, Unsynced>();
        for (int i = 0; i < calls; i++)
            switch (log[i])
            {
                case EntryChange change when !lost.Contains(i):
                    Apply(change, i == cut.Twice);
                    break;
                case ContentChange change:
                    var fate = IsDurable(change.File, i, calls) ? Unsynced.Kept : bytes;
                    if (fate == Unsynced.Mixed && !fates.TryGetValue(change.File, out fate))
                        fates[change.File] = fate = (Unsynced)random.Next((int)Unsynced.Mixed);
                    Write((MemoryFile)Of(change.File), change, fate, random);
                    break;
            }

        return new MemoryDisk(root);

        MemoryNode Of(MemoryNode live)
        {
            var known = originals.TryGetValue(live, out var original) ? original : live;
            if (!copies.TryGetValue(known, out var copy))
                copies[known] = copy = live is MemoryFile ? new MemoryFile() : new MemoryFolder();
            return copy;
        }

        void Apply(EntryChange change, bool keepsFormer)
        {
            var folder = (MemoryFolder)Of(change.Folder);
            if (!keepsFormer && change.FormerFolder is { } former && Of(former) is MemoryFolder left
                && left.Entries.GetValueOrDefault(change.FormerName!) == Of(change.Node!))
                left.Entries.Remove(change.FormerName!);
            if (change.Node is { } node)
                folder.Entries[change.Name] = Of(node);
            else
                folder.Entries.Remove(change.Name);
        }
    }

    static void Write(MemoryFile file, ContentChange change, Unsynced fate, Random random)
    {
        const int sector = 512;
        if (fate == Unsynced.Lost)
            return;
        byte[] grown = new byte[Math.Max(file.Content.Length, change.Offset + change.Bytes.Length)];
        file.Content.CopyTo(grown, 0);
        if (fate != Unsynced.Zeros)
            change.Bytes.CopyTo(grown.AsSpan((int)change.Offset));
        if (fate == Unsynced.Garbage)
            random.NextBytes(grown.AsSpan((int)change.Offset, change.Bytes.Length));
        for (long at = change.Offset; fate == Unsynced.Holes && at < grown.Length; at = (at / sector * sector) + sector)
            if (random.Next(2) == 0)
                grown.AsSpan((int)at, (int)Math.Min(sector - (at % sector), grown.Length - at)).Clear();
        int unit = fate switch { Unsynced.TornSector => 512, Unsynced.TornPage => 4096, _ => 0 };
        if (unit > 0)
        {
            // Cut at a boundary of the disk inside what was written; nothing of it where there is none.
            int first = (int)((change.Offset + unit) / unit);
            int last = (int)((change.Offset + change.Bytes.Length - 1) / unit);
            int end = first > last ? (int)change.Offset : random.Next(first, last + 1) * unit;
            grown = grown[..Math.Max(end, Math.Min(file.Content.Length, grown.Length))];
        }

        file.Content = grown;
    }
}
