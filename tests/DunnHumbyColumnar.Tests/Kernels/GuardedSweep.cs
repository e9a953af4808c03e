using System.Globalization;
using DunnHumbyColumnar.Tests.Conventions;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary>Calls kernels between guard pages, in a process that an access beyond a buffer ends.</summary>
static class GuardedSweep
{
    /// <summary>Four of the widest vectors of bytes and one.</summary>
    public const int LongestLength = (4 * 64) + 1;

    /// <summary>Runs all kernels, or the planted one of that name; each is announced before it is called.</summary>
    public static int Run(string[] arguments)
    {
        using var memory = new GuardedMemory();
        foreach (var kernel in arguments is [var planted] ? [PlantedKernels.Of(planted)] : GuardedKernels.All)
        {
            Console.WriteLine(kernel);
            foreach (var check in kernel.Checks)
                if (!Sweep(memory, check))
                    return 1;
        }

        Console.WriteLine(Summary(memory.Checks));
        return 0;
    }

    /// <summary>The last line of a run without faults.</summary>
    public static string Summary(int checks) =>
        string.Create(CultureInfo.InvariantCulture, $"{checks} checks with vectors of {VectorWidth.Actual} bits");

    static bool Sweep(GuardedMemory memory, Action<KernelCase> check)
    {
        foreach (var placement in Enum.GetValues<Placement>())
            for (int length = 0; length <= LongestLength; length++)
                foreach (bool isSparse in (bool[])[false, true])
                {
                    memory.Placement = placement;
                    memory.Shift = 1 + (length * 11 % 63);
                    var now = new KernelCase(memory, length, isSparse);
                    try
                    {
                        check(now);
                    }
                    catch (Exception fault)
                    {
                        Console.WriteLine($"{now}: {fault}");
                        return false;
                    }
                }

        return true;
    }
}
