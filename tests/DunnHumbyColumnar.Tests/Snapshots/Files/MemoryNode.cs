namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>What a name can name.</summary>
abstract class MemoryNode;

/// <summary>A file; its content is replaced, never written in place.</summary>
sealed class MemoryFile : MemoryNode
{
    public byte[] Content { get; set; } = [];
}

/// <summary>A folder.</summary>
sealed class MemoryFolder : MemoryNode
{
    public SortedDictionary<string, MemoryNode> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>A copy of all below; <paramref name="copies"/> tells what became what.</summary>
    public MemoryFolder Copy(Dictionary<MemoryNode, MemoryNode> copies)
    {
        var copy = new MemoryFolder();
        copies[this] = copy;
        foreach (var (name, node) in Entries)
            copy.Entries[name] =
                node is MemoryFolder folder ? folder.Copy(copies) : copies[node] = new MemoryFile { Content = ((MemoryFile)node).Content };
        return copy;
    }
}
