namespace DunnHumbyColumnar.Runtime;

/// <summary>
/// Which file or folder a path leads to, links followed: equal for two names of one file, hard links among them. Elsewhere than on Linux
/// it is the full path at the end of all links, which does not tell hard links.
/// </summary>
readonly record struct FileIdentity
{
    readonly ulong _device;
    readonly ulong _number;
    readonly string? _path;

    FileIdentity(ulong device, ulong number, string? path) => (_device, _number, _path) = (device, number, path);

    /// <summary>The identity of what lies at a path; null if there is nothing, or nothing that can be seen.</summary>
    public static FileIdentity? Of(string path)
    {
        if (OperatingSystem.IsLinux())
            return LinuxStatus.TryGet(path, followLinks: true, out var status) ? new(status.Device, status.Number, null) : null;
        FileSystemInfo here = Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);
        return here.Exists ? new(0, 0, (here.ResolveLinkTarget(returnFinalTarget: true) ?? here).FullName.ToUpperInvariant()) : null;
    }
}
