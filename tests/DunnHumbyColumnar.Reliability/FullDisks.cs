using System.Globalization;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// A disk that is full after every number of pages: the error is typed, the old generation is served, and with room the same publish works.
/// </summary>
/// <param name="pointerRemovedFirst">A planted bug.</param>
sealed class FullDisks(bool pointerRemovedFirst = false) : Harness
{
    const int Page = 4096;
    const int NoSpace = 28;

    /// <summary>More than a publish takes.</summary>
    const int MostPages = 60;

    public override string Cases => "sizes of a disk that fills up";

    public override IEnumerable<string> List(int seed) =>
        from scenario in PublishScenario.All
        let before = scenario.Value.Before.UsedBytes() / Page
        from pages in Enumerable.Range((int)before, MostPages)
        select string.Create(CultureInfo.InvariantCulture, $"{scenario.Key} {pages}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var scenario = PublishScenario.All[parts[0]];
        var disk = new MemoryDisk(scenario.Before.Root.Copy([]))
        {
            Capacity = int.Parse(parts[1], CultureInfo.InvariantCulture) * (long)Page,
        };
        try
        {
            scenario.Work(pointerRemovedFirst ? new PointerRemovedFirst(disk) : disk);
            return PublishScenario.Served(disk) == scenario.New
                ? "fits"
                : throw new InvalidOperationException("no error, and not the new generation");
        }
        catch (StoreIOException failure) when (failure.ErrorNumber == NoSpace && failure.File.Length > 0)
        {
            if (PublishScenario.Served(disk) is var served && served != scenario.Old)
                throw new InvalidOperationException($"served {served} after {failure.Message}", failure);
        }

        if (int.Parse(parts[1], CultureInfo.InvariantCulture) >= scenario.Before.UsedBytes() / Page + MostPages - 1)
            throw new InvalidOperationException("the largest of the disks is too small");
        scenario.AssertRepeats(new MemoryDisk(disk.Root));
        return "told";
    }
}
