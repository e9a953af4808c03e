namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>A call that changed a disk or made changes durable.</summary>
abstract record DiskChange;

/// <summary>Nothing, in the place of a call that is taken for not made.</summary>
sealed record NoChange : DiskChange;

/// <summary>A name now names a node, or nothing; it may have had another name before.</summary>
sealed record EntryChange(MemoryFolder Folder, string Name, MemoryNode? Node) : DiskChange
{
    public MemoryFolder? FormerFolder { get; init; }

    public string? FormerName { get; init; }
}

/// <summary>Bytes written.</summary>
sealed record ContentChange(MemoryFile File, long Offset, byte[] Bytes) : DiskChange;

/// <summary>Contents and length of a file made durable.</summary>
sealed record FileSync(MemoryFile File, string Path) : DiskChange;

/// <summary>Names in a folder made durable.</summary>
sealed record FolderSync(MemoryFolder Folder, string Path) : DiskChange;
