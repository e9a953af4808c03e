using System.CommandLine;
using DunnHumbyColumnar.Tests.Kernels;
using DunnHumbyColumnar.Tests.Reliability;

namespace DunnHumbyColumnar.Tests;

/// <summary>The tests as a program: what takes longer than a test may, and what a test runs in a process of its own.</summary>
static class Program
{
    static int Main(string[] arguments) => arguments is [] or [_] && arguments is not [ReliabilityCommand.Name]
        ? GuardedSweep.Run(arguments)
        : new RootCommand("Runs of the tests that take their time.") { ReliabilityCommand.Create(), Answers.Create(), StoreReader.Create() }.Parse(arguments).Invoke();
}
