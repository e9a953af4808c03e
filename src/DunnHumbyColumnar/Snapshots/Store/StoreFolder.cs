using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Creates the store's folder so that it survives a power cut.</summary>
static class StoreFolder
{
    /// <summary>Makes the folder and the missing ones above it, each durable before the one below it is made.</summary>
    public static void Prepare(IFileOps files, StoreLayout layout)
    {
        // A published generation proves that the folders are durable.
        if (files.KindOf(layout.Current) == FileKind.File)
            return;
        if (files.KindOf(layout.Root) == FileKind.File)
            throw new StoreIOException("open", layout.Root, 0, "it is a file, not a store", isOutput: true);
        var missing = new Stack<string>();
        string existing = layout.Root;
        for (; files.KindOf(existing) == FileKind.Missing && Path.GetDirectoryName(existing) is { Length: > 0 } parent;
            existing = parent)
            missing.Push(existing);
        SyncParent(files, existing);
        while (missing.TryPop(out string? folder))
        {
            files.MakeDirectory(folder);
            files.SyncDirectory(Path.GetDirectoryName(folder)!);
        }
    }

    /// <summary>Makes a subfolder, durable before the pointer that will name its contents.</summary>
    public static void PrepareBelow(IFileOps files, StoreLayout layout, string folder, string pointer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        files.MakeDirectory(folder);
        // Even if it exists: a dead writer may have made it without making it durable. A commit proves that it is.
        if (files.KindOf(pointer) == FileKind.File)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        files.SyncDirectory(layout.Root);
    }

    /// <summary>
    /// A dead writer may have made the folder without making it durable. One whose parent is unreadable was not made by us.
    /// </summary>
    static void SyncParent(IFileOps files, string folder)
    {
        if (Path.GetDirectoryName(folder) is not { Length: > 0 } parent)
            return;
        try
        {
            files.SyncDirectory(parent);
        }
        catch (StoreIOException failure) when (failure.ErrorNumber == FileFault.PermissionDenied)
        {
            // Durability is up to whoever made the folder.
        }
    }
}
