using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Deletion of folders that count no more.</summary>
static class FolderRemoval
{
    /// <summary>Removes a folder with all it holds; links are removed, not followed. Nothing at the path is no fault.</summary>
    public static void Remove(IFileOps files, string folder)
    {
        switch (files.Status(folder).Kind)
        {
            case FileKind.Missing:
                return;
            case FileKind.Directory:
                foreach (string name in files.List(folder))
                    Remove(files, Path.Combine(folder, name));
                files.RemoveDirectory(folder);
                return;
            default:
                files.Unlink(folder);
                return;
        }
    }

    /// <summary>As <see cref="Remove"/>, after a failure that is about to be reported: what cannot be removed now is removed by the next writer.</summary>
    public static void TryRemove(IFileOps files, string path)
    {
        try
        {
            Remove(files, path);
        }
        catch (StoreIOException)
        {
            // The failure that led here says more.
        }
    }
}
