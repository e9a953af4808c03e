using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>The store's folder, made so that it is still there after a power cut.</summary>
static class StoreFolder
{
    /// <summary>Makes the folder and the missing ones above it, each durable before the one below it is made.</summary>
    public static void Prepare(IFileOps files, StoreLayout layout)
    {
        // What was published there made the folders durable.
        if (files.Status(layout.Current).Kind == FileKind.File)
            return;
        var missing = new Stack<string>();
        string existing = layout.Root;
        for (; files.Status(existing).Kind == FileKind.Missing && Path.GetDirectoryName(existing) is { Length: > 0 } parent; existing = parent)
            missing.Push(existing);
        SyncParent(files, existing);
        while (missing.TryPop(out string? folder))
        {
            files.MakeDirectory(folder);
            files.SyncDirectory(Path.GetDirectoryName(folder)!);
        }
    }

    /// <summary>Makes a folder below, durable before the pointer that will name what lies in it.</summary>
    public static void PrepareBelow(IFileOps files, StoreLayout layout, string folder, string pointer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        files.MakeDirectory(folder);
        // Also where it was there: a writer that died may have made it and not durable. What was committed there made it so.
        if (files.Status(pointer).Kind == FileKind.File)
            return;
        cancellationToken.ThrowIfCancellationRequested();
        files.SyncDirectory(layout.Root);
    }

    /// <summary>A writer that died may have made the folder and nothing durable. One whose parent may not be read is not ours.</summary>
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
            // Who made the folder made it durable.
        }
    }
}
