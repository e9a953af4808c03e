using System.Globalization;

namespace DunnHumbyColumnar.Runtime;

/// <summary>The memory that this process may use at most.</summary>
static class MachineMemory
{
    const string ControlGroups = "/sys/fs/cgroup";

    const string Own = "/proc/self/cgroup";

    const long Slack = 1 << 20;

    /// <summary>The machine's memory, or the limit of the control group of this process if that is smaller.</summary>
    public static long Bytes { get; } = Find();

    static long Find()
    {
        long counted = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (!OperatingSystem.IsLinux())
            return counted;
        long physical = PhysicalOf(File.ReadLines("/proc/meminfo")) ?? counted;
        long limit = File.Exists(Own) ? LimitOf(File.ReadLines(Own), ControlGroups) ?? physical : physical;
        long bytes = Math.Min(physical, limit);
        // The collector counts three quarters of a limit; where it counts less, somebody has set a limit of the heap.
        return counted < (bytes / 4 * 3) - Slack ? counted : bytes;
    }

    /// <summary>The machine's memory by the lines of /proc/meminfo; null if they do not tell.</summary>
    public static long? PhysicalOf(IEnumerable<string> lines)
    {
        string[] words = lines.FirstOrDefault(line => line.StartsWith("MemTotal:", StringComparison.Ordinal))
            ?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return words is [_, var number, "kB"] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes)
            ? kibibytes << 10
            : null;
    }

    /// <summary>The smallest limit of a process's control group and those above it, in version 1 or 2; null if there is none.</summary>
    /// <param name="groups">The lines of /proc/PID/cgroup: number, controllers and path, with colons between them.</param>
    /// <param name="root">Where control groups are mounted.</param>
    public static long? LimitOf(IEnumerable<string> groups, string root)
    {
        long? smallest = null;
        foreach (string[] group in groups.Select(line => line.Split(':', 3)).Where(group => group.Length == 3))
        {
            bool isSecond = group[0] == "0" && group[1].Length == 0;
            if (!isSecond && !group[1].Split(',').Contains("memory"))
                continue;
            string mount = isSecond ? root : Path.Combine(root, "memory");
            string file = isSecond ? "memory.max" : "memory.limit_in_bytes";
            string[] names = group[2].Split('/', StringSplitOptions.RemoveEmptyEntries);
            // A container sees its own group at the root, under a path that may not exist there.
            for (int depth = 0; depth <= names.Length; depth++)
                if (Limit(Path.Combine([mount, .. names[..depth], file])) is { } limit)
                    smallest = Math.Min(smallest ?? long.MaxValue, limit);
        }

        return smallest;
    }

    static long? Limit(string file) =>
        File.Exists(file) && long.TryParse(File.ReadAllText(file).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long limit)
            ? limit
            : null;
}
