using DunnHumbyColumnar.Tests.Kernels;

namespace DunnHumbyColumnar.Tests;

/// <summary>The tests as a program: what a test runs in a process of its own.</summary>
static class Program
{
    static int Main(string[] arguments) => GuardedSweep.Run(arguments);
}
