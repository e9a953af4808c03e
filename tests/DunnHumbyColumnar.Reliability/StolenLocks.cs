using System.Globalization;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Someone deletes the lock file while one publishes, and a second publish runs from beginning to end before any call of the
/// first: what one of them published is served, whole, and the next publish works and cleans up. (Both at work at the very same
/// time is what the lock file is there for.)
/// </summary>
/// <param name="pointerRemovedFirst">A planted bug.</param>
sealed class StolenLocks(bool pointerRemovedFirst = false) : Harness
{
    public override string Cases => "points of a publish at which its lock is stolen";

    public override IEnumerable<string> List(int seed) =>
        from scenario in PublishScenario.All
        from call in Enumerable.Range(1, CallFaults.Calls(scenario.Value))
        select string.Create(CultureInfo.InvariantCulture, $"{scenario.Key} {call}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var scenario = PublishScenario.All[parts[0]];
        var disk = scenario.Before.Copy();
        int call = 0;
        string? rival = null;
        bool wasCommitted = false;
        var files = new TamperingFileOps(
            (_, _) =>
            {
                if (++call != int.Parse(parts[1], CultureInfo.InvariantCulture))
                    return;
                string lockFile = new StoreLayout(PublishScenario.Store).Lock;
                if (disk.KindOf(lockFile) == FileKind.File)
                    disk.Unlink(lockFile);
                wasCommitted = PublishScenario.Served(disk) == scenario.New;
                scenario.OtherWork(disk);
                rival = PublishScenario.Served(disk);
            },
            pointerRemovedFirst ? new PointerRemovedFirst(disk) : disk);
        StoreIOException? told = null;
        try
        {
            scenario.Work(files);
        }
        catch (StoreIOException failure)
        {
            told = failure;
        }

        string served = PublishScenario.Served(disk);
        // Who committed last is served.
        string expected = told is null && !wasCommitted ? scenario.New : rival!;
        if (!PublishScenario.Holds(served, expected))
            throw new InvalidOperationException($"served {served}, not {expected}, after {told?.Message ?? "no error"}");
        scenario.AssertRepeats(disk);
        return told is null ? "both published" : "the second published, the first was told";
    }
}
