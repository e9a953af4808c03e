using DunnHumbyColumnar.Tests.Conventions;
using DunnHumbyColumnar.Tests.Kernels;

namespace DunnHumbyColumnar.Tests;

/// <summary>
/// The tests as a program: kernels between guard pages, in a process that an access beyond a buffer may end, and the width of the vectors.
/// </summary>
static class Program
{
    static int Main(string[] arguments)
    {
        if (arguments is not [VectorWidth.Command])
            return GuardedSweep.Run(arguments);
        Console.WriteLine(VectorWidth.Actual);
        return 0;
    }
}
