using System.CommandLine;
using System.Diagnostics;
using System.Globalization;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// All harnesses on all of their cases, or on so many as there is time for, each in a process of its own. Prints a row for each and one
/// line for each failure, which is the command that tries the case again.
/// </summary>
static class ReliabilityCommand
{
    /// <summary>What the command was called when it lay among the tests.</summary>
    public const string FormerName = "reliability";

    const int Broken = 1;

    /// <summary>For what a harness prepares, and for its last cases: more than the patience after which it ends itself.</summary>
    static readonly TimeSpan Grace = TimeSpan.FromMinutes(30);

    const string Self = "dotnet run -c Release --project tests/DunnHumbyColumnar.Reliability --";

    public static RootCommand Create()
    {
        var minutes = new Option<double>("--minutes")
        {
            Description = "Time for all of it; a harness that needs less leaves the rest to the others.",
            DefaultValueFactory = _ => 30,
        };
        var seed = new Option<int>("--seed") { Description = "Which cases are drawn, and in which order.", DefaultValueFactory = _ => 1 };
        var only = new Option<string?>("--only") { Description = "One harness alone." };
        only.AcceptOnlyFromAmong([.. Harnesses.All.Select(entry => entry.Name)]);
        var trial = new Option<string?>("--case") { Description = "One case of it alone." };
        var keep = new Option<bool>("--keep") { Description = "With --only fuzzing: adds what led somewhere new to the kept corpus." };
        var planted = new Option<bool>("--planted")
        {
            Description = "With --only: the library with a bug in it; shows all failures that it causes.",
        };
        var atHand = new Option<string?>("--at-hand") { Hidden = true };
        var command =
            new RootCommand("Tries what the library promises in very many cases.") { minutes, seed, only, trial, keep, planted, atHand };
        command.SetAction(parsed =>
        {
            var time = TimeSpan.FromMinutes(parsed.GetValue(minutes));
            return (parsed.GetValue(only), parsed.GetValue(trial)) switch
            {
                (null, null) => RunAll(time, parsed.GetValue(seed)),
                (null, _) => throw new ArgumentException("--case needs --only."),
                ({ } name, null) when parsed.GetValue(planted) => RunPlanted(Harnesses.Of(name), time, parsed.GetValue(seed)),
                ({ } name, null) => RunOne(Harnesses.Of(name), time, parsed.GetValue(seed), parsed.GetValue(atHand), parsed.GetValue(keep)),
                ({ } name, { } one) => Try(Harnesses.Of(name), one),
            };
        });
        return command;
    }

    static int RunAll(TimeSpan time, int seed)
    {
        var watch = Stopwatch.StartNew();
        string atHand = Path.GetTempFileName();
        bool isSound = true;
        for (int i = 0; i < Harnesses.All.Length; i++)
        {
            double share = Math.Max(0, (time - watch.Elapsed).TotalMinutes) / (Harnesses.All.Length - i);
            isSound &= RunChild(Harnesses.All[i], share, seed, atHand);
        }

        File.Delete(atHand);
        return isSound ? 0 : Broken;
    }

    static bool RunChild(HarnessEntry entry, double minutes, int seed, string atHand)
    {
        File.WriteAllBytes(atHand, []);
        using var child = Children.Start(
            [
                "--only", entry.Name, "--minutes", minutes.ToString(CultureInfo.InvariantCulture), "--seed",
                seed.ToString(CultureInfo.InvariantCulture), "--at-hand", atHand,
            ]);
        // A harness that hangs ends itself; one that cannot even list its cases does not.
        if (!child.WaitForExit(TimeSpan.FromMinutes(minutes) + Grace))
            child.Kill(entireProcessTree: true);
        child.WaitForExit();
        if (child.ExitCode is 0 or Broken)
            return child.ExitCode == 0;
        Console.WriteLine($"{entry.Name}: the process ended with {child.ExitCode}; one of these did it:");
        foreach (string trial in AtHand.Read(atHand))
            Console.WriteLine(Again(entry, trial));
        return false;
    }

    static int RunOne(HarnessEntry entry, TimeSpan time, int seed, string? atHandPath, bool keep)
    {
        using var atHand = atHandPath is null ? null : new AtHand(atHandPath);
        using var harness = entry.Sound();
        var report = HarnessRun.Run(harness, seed, limit: time, atHand: atHand);
        Print(entry, harness, report);
        if (keep && harness is Fuzzing fuzzing)
            fuzzing.Keep();
        return report.Failures.Count == 0 && report.Tried > 0 ? 0 : Broken;
    }

    static int RunPlanted(HarnessEntry entry, TimeSpan time, int seed)
    {
        using var harness = entry.Planted();
        var report = HarnessRun.Run(harness, seed, entry.FewCases, time);
        Print(entry, harness, report);
        return report.Failures.Any(entry.FoundAs.Is) ? 0 : Broken;
    }

    static int Try(HarnessEntry entry, string trial)
    {
        using var harness = entry.Sound();
        Console.WriteLine(harness.Try(trial));
        return 0;
    }

    static void Print(HarnessEntry entry, Harness harness, HarnessReport report)
    {
        string total = report.Total is { } all && all > report.Tried ? string.Create(CultureInfo.InvariantCulture, $" of {all:N0}") : "";
        string outcomes = string.Join(
            ", ", report.Outcomes.Select(outcome => string.Create(CultureInfo.InvariantCulture, $"{outcome.Key} {outcome.Value:N0}")));
        string figures = report.Figures is { } measured ? "; " + measured : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Name}: {report.Tried:N0}{total} {harness.Cases}: {outcomes}{figures}; {report.Failures.Count} failures; "
            + $"seed {report.Seed}, {report.Elapsed.TotalSeconds:F0} s"));
        const int most = 20;
        foreach (var failure in report.Failures.Take(most))
            Console.WriteLine($"{Again(entry, failure.Case)}\n    {failure.Text.Split('\n')[0].Trim()}");
    }

    static string Again(HarnessEntry entry, string trial) =>
        $"{Self} --only {entry.Name} --case '{trial.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
