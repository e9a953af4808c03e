using System.Globalization;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// A power cut at any point of a publish, and whatever the disk then kept: the old generation or the new one is served, whole; the new one
/// only, once the publish has returned; and the next publish works and leaves nothing over.
/// </summary>
/// <param name="ignoredSync">Number of a sync that is taken for not made; null: all count.</param>
sealed class PowerCuts(int? ignoredSync = null) : Harness
{
    public override string Cases => "states of a disk after a power cut";

    public override IEnumerable<string> List(int seed) =>
        PublishScenario.All.Concat(PublishScenario.AfterKills).SelectMany(scenario => List(scenario.Key, seed, scenario.Value.FirstCut));

    /// <summary>The cases of one publish, so many of its calls made at least.</summary>
    public IEnumerable<string> List(string scenario, int seed, int calls) =>
        StatesOf(scenario).All(seed, calls).Select(state => $"{scenario} {state}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ', 2);
        var scenario = ScenarioOf(parts[0]);
        var cut = PowerCut.Parse(parts[1]);
        var disk = StatesOf(parts[0]).Build(cut);
        string served = PublishScenario.Served(disk);
        bool isOld = served == scenario.Old;
        if (!isOld && served != scenario.New)
            throw new InvalidOperationException($"served {served}, neither {scenario.Old} nor {scenario.New}");
        if (isOld && cut.Calls > scenario.Durable)
            throw new InvalidOperationException($"the publish had returned, and {served} is served");
        if (!isOld && cut.Calls <= scenario.Commit)
            throw new InvalidOperationException($"nothing was committed, and {served} is served");
        scenario.AssertRepeats(disk);
        return isOld ? "old generation" : "new generation";
    }

    static PublishScenario ScenarioOf(string name) =>
        PublishScenario.All.TryGetValue(name, out var scenario) ? scenario : PublishScenario.AfterKills[name];

    CrashStates StatesOf(string name)
    {
        var scenario = ScenarioOf(name);
        int sync = 0;
        // Kept in its place, so that the calls keep their numbers.
        var log = scenario.Log.Select(change => change is FileSync or FolderSync && sync++ == ignoredSync ? new NoChange() : change)
            .ToList();
        return new CrashStates(scenario.Before, scenario.Originals, log);
    }
}

/// <summary>One state of a disk.</summary>
/// <param name="Calls">Calls made before the cut.</param>
/// <param name="Lost">Numbers of the calls whose change to a name is lost.</param>
/// <param name="Twice">Number of the rename after which the file has its old name as well; -1: none.</param>
/// <param name="Bytes">What became of bytes that no sync covers.</param>
/// <param name="Seed">Where parts are cut.</param>
sealed record PowerCut(int Calls, int[] Lost, int Twice, Unsynced Bytes, int Seed)
{
    public static PowerCut Parse(string text)
    {
        string[] parts = text.Split(' ');
        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            [.. parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Where(number => number != "-")
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture))],
            int.Parse(parts[2], CultureInfo.InvariantCulture),
            Enum.Parse<Unsynced>(parts[3]),
            int.Parse(parts[4], CultureInfo.InvariantCulture));
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Calls} {(Lost.Length == 0 ? "-" : string.Join(',', Lost))} {Twice} {Bytes} {Seed}");
}
