using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>Recursive deletion of obsolete folders.</summary>
static class FolderRemoval
{
    /// <summary>
    /// Removes a folder with all it holds; links are removed, not followed. Does nothing if there is nothing at the path.
    /// </summary>
    public static void Remove(IFileOps files, string folder)
    {
        switch (files.KindOf(folder))
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

    /// <summary>
    /// As <see cref="Remove"/>, for use while another failure is being reported: what cannot be removed is left to the next writer.
    /// </summary>
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
