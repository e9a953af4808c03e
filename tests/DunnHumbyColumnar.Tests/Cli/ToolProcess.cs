using System.Diagnostics;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>The command line in a process of its own.</summary>
static class ToolProcess
{
    public static Process Start(IEnumerable<string> arguments, string folder, Action<ProcessStartInfo>? configure = null)
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string program = Path.Combine(Repository.Root, "src", "DunnHumbyColumnar.Cli", "bin", configuration, "net10.0", "dhc.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        configure?.Invoke(start);
        return Process.Start(start)!;
    }
}
