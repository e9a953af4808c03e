using System.Globalization;
using DunnHumbyColumnar.Tests.Conventions;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>All gold tables for every vector width, time zone, culture, number of threads and batch size: one hash.</summary>
/// <param name="spoilt">A planted bug: a number in the style of the culture.</param>
sealed class Determinism(bool spoilt = false) : Harness
{
    /// <summary>A switch and the widest vector that it leaves.</summary>
    static readonly Dictionary<string, int> Switches = new()
    {
        ["none"] = 512,
        ["DOTNET_EnableAVX512"] = 256,
        ["DOTNET_EnableAVX2"] = 128,
        ["DOTNET_EnableHWIntrinsic"] = 0,
    };

    /// <summary>The way that needs no choice.</summary>
    const string Reference = "none UTC";

    static readonly string[] Zones = ["UTC", "Asia/Kathmandu", "America/St_Johns"];

    /// <summary>Whether this machine has the library that knows cultures.</summary>
    static readonly bool HasCultures = Directory.Exists("/usr/lib") && Directory.EnumerateFiles(
        "/usr/lib", "libicuuc.so*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).Any();

    readonly TemporaryFolder _folder = Write();
    readonly Lock _gate = new();
    readonly HashSet<string> _hashes = [];
    int _configurations;
    string? _reference;

    public override string Cases => "processes with vectors and a time zone of their own";

    public override IEnumerable<string> List(int seed) => from name in Switches.Keys from zone in Zones select $"{name} {zone}";

    public override string Try(string trial)
    {
        string reference;
        lock (_gate)
            reference = _reference ??= Run(Reference)[0].Split(' ')[1];
        string[] lines = Run(trial);
        lock (_gate)
        {
            _configurations += lines.Length;
            foreach (string line in lines)
                _hashes.Add(line.Split(' ')[1]);
        }

        return lines.FirstOrDefault(line => line.Split(' ')[1] != reference) is { } other
            ? throw new InvalidOperationException($"{other}, and {Reference} {reference}")
            : "the same";
    }

    /// <summary>A line for each configuration, with its hash, from a process that was seen to have the vectors it is to have.</summary>
    string[] Run(string trial)
    {
        string[] parts = trial.Split(' ');
        string[] command = Children.Self([Answers.Name, "--csv", _folder["csv"], .. spoilt ? (string[])["--spoilt"] : []]);
        if (HasCultures)
            command = [command[0], "exec", "--runtimeconfig", _folder["runtimeconfig.json"], .. command[1..]];
        var run = Children.Run(command, (parts[0], "0"), ("TZ", parts[1]));
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string expected = string.Create(CultureInfo.InvariantCulture, $"{Math.Min(Switches[parts[0]], VectorWidth.Actual)} bits");
        return run.ExitCode == 0 && lines.Length > 1 && lines[0] == expected
            ? lines[1..]
            : throw new InvalidOperationException($"exit code {run.ExitCode}, {lines.FirstOrDefault()}, expected {expected}: {run.Error}");
    }

    public override string Figures() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_configurations} configurations, {_hashes.Count} distinct hashes, "
            + $"{(HasCultures ? "cultures of ICU" : "no ICU, made-up cultures")}");

    public override void Dispose()
    {
        base.Dispose();
        _folder.Dispose();
    }

    /// <summary>The CSV files, and the settings of this program with cultures.</summary>
    static TemporaryFolder Write()
    {
        var folder = new TemporaryFolder();
        new SmallJourney(7, factRows: 1500, products: 200).WriteTo(folder["csv"]);
        string settings = File.ReadAllText(Path.ChangeExtension(typeof(Program).Assembly.Location, ".runtimeconfig.json"));
        File.WriteAllText(folder["runtimeconfig.json"], settings.Replace(
            "\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false", StringComparison.Ordinal));
        return folder;
    }
}
