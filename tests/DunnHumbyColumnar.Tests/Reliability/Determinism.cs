using System.Globalization;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>All gold tables for every vector width, time zone, culture, number of threads and batch size: one hash.</summary>
/// <param name="spoilt">A planted bug: a number in the style of the culture.</param>
sealed class Determinism(bool spoilt = false) : Harness
{
    static readonly string[] Switches = ["none", "DOTNET_EnableAVX512", "DOTNET_EnableAVX2", "DOTNET_EnableHWIntrinsic"];
    static readonly string[] Zones = ["UTC", "Asia/Kathmandu", "America/St_Johns"];

    /// <summary>Whether this machine has the library that knows cultures.</summary>
    static readonly bool HasCultures = Directory.Exists("/usr/lib") && Directory.EnumerateFiles("/usr/lib", "libicuuc.so*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).Any();

    readonly TemporaryFolder _folder = Write();
    readonly Lock _gate = new();
    readonly HashSet<string> _hashes = [];
    int _configurations;

    public override string Cases => "processes with vectors and a time zone of their own";

    public override IEnumerable<string> List(int seed) => from name in Switches from zone in Zones select $"{name} {zone}";

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        string[] command = Children.Self([Answers.Name, "--csv", _folder["csv"], .. spoilt ? (string[])["--spoilt"] : []]);
        if (HasCultures)
            command = [command[0], "exec", "--runtimeconfig", _folder["runtimeconfig.json"], .. command[1..]];
        var run = Children.Run(command, (parts[0], "0"), ("TZ", parts[1]));
        string[] lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (run.ExitCode != 0 || lines.Length == 0)
            throw new InvalidOperationException($"exit code {run.ExitCode}: {run.Error}");
        string[] hashes;
        lock (_gate)
        {
            _configurations += lines.Length;
            foreach (string line in lines)
                _hashes.Add(line.Split(' ')[1]);
            hashes = [.. _hashes];
        }

        return hashes.Length == 1 ? "the same" : throw new InvalidOperationException($"{hashes.Length} different answers: {string.Join(", ", lines)}");
    }

    public override string Figures() =>
        string.Create(CultureInfo.InvariantCulture, $"{_configurations} configurations, {_hashes.Count} distinct hashes, {(HasCultures ? "cultures of ICU" : "no ICU, made-up cultures")}");

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
        File.WriteAllText(folder["runtimeconfig.json"], settings.Replace("\"System.Globalization.Invariant\": true", "\"System.Globalization.Invariant\": false", StringComparison.Ordinal));
        return folder;
    }
}
