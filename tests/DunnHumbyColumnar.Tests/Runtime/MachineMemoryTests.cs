using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Runtime;

/// <summary>The memory of the machine and of its control groups, as Linux tells it.</summary>
public sealed class MachineMemoryTests : IDisposable
{
    readonly TemporaryFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void The_machine_has_some_and_half_of_it_is_the_default_budget()
    {
        Assert.InRange(MachineMemory.Bytes, 1L << 28, 1L << 50);
        Assert.Equal(MachineMemory.Bytes / 2, MemoryBudget.DefaultBytes);
    }

    [Fact]
    public void The_machine_tells_its_memory_in_kibibytes()
    {
        Assert.Equal(24_684_092L << 10, MachineMemory.PhysicalOf(["MemTotal:       24684092 kB", "MemFree: 1 kB"]));
        Assert.Null(MachineMemory.PhysicalOf(["MemFree: 1 kB"]));
        Assert.Null(MachineMemory.PhysicalOf(["MemTotal: much"]));
    }

    [Fact]
    public void Of_nested_groups_the_smallest_limit_counts()
    {
        Write("max", "memory.max");
        Write("1073741824\n", "shop", "memory.max");
        Write("2147483648\n", "shop", "web", "memory.max");
        Assert.Equal(1L << 30, MachineMemory.LimitOf(["0::/shop/web"], _root.Path));
        Assert.Null(MachineMemory.LimitOf(["0::/other"], _root.Path));
        Assert.Null(MachineMemory.LimitOf(["3:cpuset:/shop", "nonsense"], _root.Path));
    }

    [Fact]
    public void A_container_finds_its_limit_at_the_root()
    {
        Write("536870912\n", "memory.max");
        Assert.Equal(512L << 20, MachineMemory.LimitOf(["0::/docker/4f2a"], _root.Path));
    }

    [Fact]
    public void The_first_version_has_a_folder_of_its_own_for_memory()
    {
        Write("9223372036854771712\n", "memory", "memory.limit_in_bytes");
        Write("4294967296\n", "memory", "shop", "memory.limit_in_bytes");
        Assert.Equal(4L << 30, MachineMemory.LimitOf(["4:cpu,memory:/shop", "1:cpu:/"], _root.Path));
        Assert.Equal(9_223_372_036_854_771_712, MachineMemory.LimitOf(["4:memory:/"], _root.Path));
    }

    void Write(string content, params string[] path)
    {
        string file = Path.Combine([_root.Path, .. path]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
