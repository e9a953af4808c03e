using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Several processes ingest into one store, and one of them may be killed: at each time one of them writes, the others end at once with
/// exit code 6 and name it; a killed one blocks nobody.
/// </summary>
/// <param name="lockedForGood">A planted bug: the lock outlives its holder.</param>
sealed class RivalWriters(bool lockedForGood = false) : Harness
{
    const int Locked = 6;
    const int Killed = 137;

    public override string Cases => "races of writers";

    public override bool IsEndless => true;

    public override int Workers => 1;

    public override IEnumerable<string> List(int seed)
    {
        var random = new Random(seed);
        while (true)
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{IngestScene.Names[random.Next(2)]} {random.Next(2, 6)} {random.Next(600)}");
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        using var folder = new TemporaryFolder();
        string store = IngestScene.Shared.CopyStore(parts[0], folder);
        Process[] writers = [.. Enumerable.Range(0, int.Parse(parts[1], CultureInfo.InvariantCulture)).Select(_ => Children.Launch(
            Children.Dhc("ingest", "--csv", IngestScene.Shared.NewCsv, "--store", store, "--force", "--quiet")))];
        // Each in a process of its own, all at a time.
        if (!writers[0].WaitForExit(int.Parse(parts[2], CultureInfo.InvariantCulture)))
            writers[0].Kill();
        int published = 0;
        int rejected = 0;
        foreach (var writer in writers)
        {
            using var ended = writer;
            string error = writer.StandardError.ReadToEnd();
            writer.WaitForExit();
            published += writer.ExitCode == 0 ? 1 : 0;
            rejected += writer.ExitCode == Locked ? 1 : 0;
            bool isExpected = writer.ExitCode == 0
                || (writer.ExitCode == Locked && error.Contains("locked for writing by", StringComparison.Ordinal))
                || (writer.ExitCode == Killed && writer == writers[0]);
            if (!isExpected)
                throw new InvalidOperationException($"exit code {writer.ExitCode}: {error}");
        }

        using var held =
            lockedForGood ? new FileStream(Path.Combine(store, "LOCK"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None) : null;
        bool isNew = IngestScene.Shared.Judge(parts[0], store);
        return isNew || published == 0
            ? rejected > 0 ? "some rejected" : "none rejected"
            : throw new InvalidOperationException("an ingest said that it was done, and it is not there");
    }
}
