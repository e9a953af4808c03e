using System.Globalization;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// An ingest with too few file descriptors: it works or fails, with the error number where it is the ingest and not the runtime that lacks
/// one; the old generation or the new one is served.
/// </summary>
/// <param name="pointerRemoved">A planted bug: a writer that fails leaves no pointer.</param>
sealed class FewDescriptors(bool pointerRemoved = false) : Harness
{
    const int StoreFault = 5;

    /// <summary>With fewer the runtime itself does not start.</summary>
    const int Fewest = 40;

    const int Most = 110;

    /// <summary>What the runtime says when it lacks descriptors for its own assemblies and threads.</summary>
    static readonly string[] OfRuntime =
    [
        "Could not load file or assembly", "Failed to create CoreCLR", "An exception was thrown by a TaskScheduler", "Too many open files",
        "Could not execute", "Failed to create the thread pool",
    ];

    public override string Cases => "limits of file descriptors";

    public override IEnumerable<string> List(int seed) =>
        from scene in IngestScene.Names
        from limit in Enumerable.Range(Fewest, Most - Fewest)
        select string.Create(CultureInfo.InvariantCulture, $"{scene} {limit}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        using var folder = new TemporaryFolder();
        string store = IngestScene.Shared.CopyStore(parts[0], folder);
        string[] ingest = Children.Dhc("ingest", "--csv", IngestScene.Shared.NewCsv, "--store", store, "--quiet");
        var run = Children.Run(["sh", "-c", $"ulimit -n {parts[1]} && exec \"$0\" \"$@\"", .. ingest]);
        if (pointerRemoved && run.ExitCode != 0 && Directory.Exists(store))
            File.Delete(Path.Combine(store, "CURRENT"));
        bool isNew = IngestScene.Shared.Judge(parts[0], store);
        if (run.ExitCode == 0 && !isNew)
            throw new InvalidOperationException("the ingest said that it was done, and it is not there");
        if (run.ExitCode == 0)
            return "enough";
        if (run.ExitCode == StoreFault && run.Error.Contains("errno 24", StringComparison.Ordinal))
            return "told";
        return OfRuntime.Any(words => run.Error.Contains(words, StringComparison.Ordinal))
            ? "too few for the runtime"
            : throw new InvalidOperationException($"exit code {run.ExitCode}: {run.Error}");
    }
}
