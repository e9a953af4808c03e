using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// A real <c>dhc ingest</c>, killed by strace before every system call with which it changes files, and at any time: the generation before
/// or the new one is served, whole, and the next ingest works and cleans up.
/// </summary>
/// <param name="pointerRemoved">A planted bug: a writer that is killed leaves no pointer.</param>
sealed partial class ProcessKills(bool pointerRemoved = false) : Harness
{
    const string Calls = "mkdir,ftruncate,pwrite64,fsync,rename,unlink,rmdir";

    /// <summary>Without these nothing is published.</summary>
    static readonly string[] Essential = ["mkdir", "pwrite64", "fsync", "rename"];

    const int RandomKills = 200;
    const int Killed = 137;

    int _points;

    /// <summary>Why processes cannot be killed here; null: they can.</summary>
    public static string? Obstacle { get; } = FindObstacle();

    public override string Cases => "kills of an ingest";

    public override IEnumerable<string> List(int seed)
    {
        var random = new Random(seed);
        List<string> all = [];
        foreach (string scene in IngestScene.Names)
        {
            int duration = Measure(scene);
            all.AddRange(CountCalls(scene).SelectMany(call => Enumerable.Range(1, call.Value).Select(number =>
                string.Create(CultureInfo.InvariantCulture, $"{scene} {call.Key} {number}"))));
            all.AddRange(Enumerable.Range(0, RandomKills / 2)
                .Select(_ => string.Create(CultureInfo.InvariantCulture, $"{scene} after {random.Next(duration)}")));
        }

        return all;
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (scene, number) = (parts[0], int.Parse(parts[2], CultureInfo.InvariantCulture));
        using var folder = new TemporaryFolder();
        string store = IngestScene.Shared.CopyStore(scene, folder);
        bool ended = parts[1] == "after" ? KillAfter(Ingest(store), number) : KillAt(parts[1], number, store, folder["log"]);
        if (pointerRemoved && scene == "third")
            File.Delete(Path.Combine(store, "CURRENT"));
        if (!ended)
            Interlocked.Increment(ref _points);
        string outcome = IngestScene.Shared.Judge(scene, store) ? "new generation" : "old generation";
        return ended ? "ended before the kill" : outcome;
    }

    public override string Figures() => $"{_points} kills met a running ingest";

    static string[] Ingest(string store) =>
        Children.Dhc("ingest", "--csv", IngestScene.Shared.NewCsv, "--store", store, "--threads", "2", "--quiet");

    /// <summary>Kills a process after some time; true if it ended before.</summary>
    static bool KillAfter(string[] command, int milliseconds)
    {
        using var child = Children.Launch(command);
        if (child.WaitForExit(milliseconds))
            return true;
        child.Kill();
        child.WaitForExit();
        return child.ExitCode == 0;
    }

    /// <summary>Kills an ingest at the Nth call of a kind that a thread makes; true if none made as many.</summary>
    static bool KillAt(string call, int number, string store, string log)
    {
        // Not with --seccomp-bpf: it loses count of the calls.
        string inject = string.Create(CultureInfo.InvariantCulture, $"inject={call}:signal=SIGKILL:when={number}");
        var run = Children.Run(["strace", "-f", "-qq", "-e", $"trace={call}", "-e", inject, "-o", log, .. Ingest(store)]);
        if (run.ExitCode == Killed)
            return false;
        // The runtime's own calls vary.
        if (run.ExitCode == 0 && ReadCounts(log).GetValueOrDefault(call) < number)
            return true;
        throw new InvalidOperationException($"it was not killed; exit code {run.ExitCode}: {run.Error}");
    }

    /// <summary>The most calls of each kind that one thread makes in an ingest.</summary>
    static Dictionary<string, int> CountCalls(string scene)
    {
        using var folder = new TemporaryFolder();
        string store = IngestScene.Shared.CopyStore(scene, folder);
        var run = Children.Run(["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=" + Calls, "-o", folder["log"], .. Ingest(store)]);
        if (run.ExitCode != 0)
            throw new InvalidOperationException(run.Error);
        var counts = ReadCounts(folder["log"]);
        return Essential.All(counts.ContainsKey)
            ? counts
            : throw new InvalidOperationException($"an ingest that makes only these calls: {string.Join(", ", counts.Keys)}");
    }

    static Dictionary<string, int> ReadCounts(string log) =>
        File.ReadLines(log).Select(line => CallPattern().Match(line)).Where(match => match.Success)
            .GroupBy(match => (Thread: match.Groups[1].Value, Call: match.Groups[2].Value))
            .GroupBy(calls => calls.Key.Call, calls => calls.Count()).ToDictionary(calls => calls.Key, calls => calls.Max());

    /// <summary>Milliseconds that an ingest takes.</summary>
    static int Measure(string scene)
    {
        using var folder = new TemporaryFolder();
        var watch = Stopwatch.StartNew();
        Children.Run(Ingest(IngestScene.Shared.CopyStore(scene, folder)));
        return (int)watch.ElapsedMilliseconds;
    }

    static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux())
            return "processes are killed by calls of Linux";
        try
        {
            var run = Children.Run(["strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=none", "true"]);
            return run.ExitCode == 0 ? null : $"strace may not trace: {run.Error.Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "strace is not installed";
        }
    }

    [GeneratedRegex(@"^(\d+) +(\w+)\(")]
    private static partial Regex CallPattern();
}
