using System.Collections.Concurrent;
using System.Diagnostics;
using DunnHumbyColumnar.Cli;

namespace DunnHumbyColumnar.Reliability;

/// <summary>Processes of this program and of the command line.</summary>
static class Children
{
    static readonly ConcurrentBag<Process> Launched = [];

    static readonly string Host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    // None outlives this process, whatever happens.
    static Children() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var child in Launched)
            KillIfAlive(child);
    };

    /// <summary>This program with arguments, its output being ours.</summary>
    public static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Host, [typeof(Program).Assembly.Location, .. arguments]))!;

    /// <summary>What a program that starts a process with these arguments needs: this program.</summary>
    public static string[] Self(params string[] arguments) => [Host, typeof(Program).Assembly.Location, .. arguments];

    /// <summary>The command line of the library.</summary>
    public static string[] Dhc(params string[] arguments) => [Host, typeof(CommandLine).Assembly.Location, .. arguments];

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="environment">Variables to set.</param>
    public static ChildRun Run(string[] command, params (string Name, string Value)[] environment)
    {
        using var child = Launch(command, environment);
        var error = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return new ChildRun(child.ExitCode, output, error.Result);
    }

    /// <summary>Starts a command; its output is to be read.</summary>
    public static Process Launch(string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Of a process that is killed nothing shall stay behind but what it wrote to the store.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var child = Process.Start(start)!;
        Launched.Add(child);
        return child;
    }

    static void KillIfAlive(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was disposed of after its end.
        }
    }
}

/// <summary>A process that has ended.</summary>
sealed record ChildRun(int ExitCode, string Output, string Error);
