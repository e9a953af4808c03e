using System.Globalization;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Every sync of every publish left out alone: some power cut then breaks the promise, so that no sync is there for
/// nothing and none is missing from what is tried.
/// </summary>
/// <param name="leaveNoneOut">A planted bug: nothing is left out.</param>
sealed class MissingSyncs(bool leaveNoneOut = false) : Harness
{
    public override string Cases => "syncs left out";

    public override IEnumerable<string> List(int seed) =>
        from scenario in PublishScenario.All
        from sync in Enumerable.Range(0, scenario.Value.Log.Count(change => change is FileSync or FolderSync))
        select string.Create(CultureInfo.InvariantCulture, $"{scenario.Key} {sync} {seed}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        int sync = int.Parse(parts[1], CultureInfo.InvariantCulture);
        var cuts = new PowerCuts(leaveNoneOut ? null : sync);
        // What is not durable does harm once it counts.
        return cuts.List(parts[0], int.Parse(parts[2], CultureInfo.InvariantCulture), PublishScenario.All[parts[0]].Commit)
            .Any(state => IsBroken(cuts, state))
            ? "missed"
            : throw new InvalidOperationException("without this sync everything is as with it");
    }

    static bool IsBroken(PowerCuts cuts, string state)
    {
        try
        {
            cuts.Try(state);
            return false;
        }
        catch (Exception failure) when (failure is InvalidOperationException or DunnHumbyException)
        {
            return true;
        }
    }
}
