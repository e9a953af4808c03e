using DunnHumbyColumnar.Tests.Kernels;

namespace DunnHumbyColumnar.Tests;

/// <summary>The tests as a program: kernels between guard pages, in a process that an access beyond a buffer may end.</summary>
static class Program
{
    static int Main(string[] arguments) => GuardedSweep.Run(arguments);
}
