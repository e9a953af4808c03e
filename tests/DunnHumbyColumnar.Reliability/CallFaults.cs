using System.Globalization;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Every file-system call of a publish fails, once, from then on, or after it was done, with every error number: the error
/// is typed and names file and number, the old generation or the new one is served, and once the cause is repaired the
/// same publish works and leaves nothing over.
/// </summary>
/// <param name="pointerRemovedFirst">A planted bug.</param>
sealed class CallFaults(bool pointerRemovedFirst = false) : Harness
{
    /// <summary>Not permitted, input/output, no access, too many open files, no space, read-only, quota.</summary>
    static readonly int[] ErrorNumbers = [1, 5, 13, 24, 28, 30, 122];

    public override string Cases => "file-system calls failed";

    public override IEnumerable<string> List(int seed) =>
        from scenario in PublishScenario.All
        from call in Enumerable.Range(1, Calls(scenario.Value))
        from number in ErrorNumbers
        from failure in Enum.GetValues<CallFailure>()
        select string.Create(CultureInfo.InvariantCulture, $"{scenario.Key} {call} {number} {failure}");

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var scenario = PublishScenario.All[parts[0]];
        int number = int.Parse(parts[2], CultureInfo.InvariantCulture);
        var disk = scenario.Before.Copy();
        IFileOps inner = pointerRemovedFirst ? new PointerRemovedFirst(disk) : disk;
        var files = new FailingFileOps(
            int.Parse(parts[1], CultureInfo.InvariantCulture), number, Enum.Parse<CallFailure>(parts[3]), inner: inner);
        StoreIOException? told = null;
        try
        {
            scenario.Work(files);
        }
        catch (StoreIOException failure)
        {
            told = failure;
            if (failure.ErrorNumber != number || failure.File.Length == 0)
                throw new InvalidOperationException($"error {failure.ErrorNumber} of {failure.File} was told", failure);
        }

        if (disk.OpenHandles > 0)
            throw new InvalidOperationException($"{disk.OpenHandles} files are still open");
        string served = PublishScenario.Served(disk);
        if (served != scenario.New && (served != scenario.Old || told is null))
            throw new InvalidOperationException($"served {served} after {told?.Message ?? "no error"}");
        scenario.AssertRepeats(disk);
        if (!files.HasFailed)
            return "changes nothing";
        return told is null ? "borne" : served == scenario.New ? "told, new generation" : "told, old generation";
    }

    /// <summary>How many file-system calls a publish makes.</summary>
    public static int Calls(PublishScenario scenario)
    {
        var counting = new FailingFileOps(int.MaxValue, 0, inner: scenario.Before.Copy());
        scenario.Work(counting);
        return counting.Calls;
    }
}
