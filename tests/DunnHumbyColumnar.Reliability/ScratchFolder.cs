namespace DunnHumbyColumnar.Reliability;

/// <summary>A folder for each thread, in memory where the system has such a place; removed when the process ends.</summary>
static class ScratchFolder
{
    const string Memory = "/dev/shm";

    static readonly string Root = Path.Combine(Directory.Exists(Memory) ? Memory : Path.GetTempPath(), $"dhc-{Environment.ProcessId}");

    static readonly ThreadLocal<string> Folder = new(() => Directory.CreateDirectory(Path.Combine(
        Root, Environment.CurrentManagedThreadId.ToString(System.Globalization.CultureInfo.InvariantCulture))).FullName);

    static ScratchFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        if (Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    };

    public static string OfThread => Folder.Value!;
}
