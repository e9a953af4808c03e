using System.Globalization;
using DunnHumbyColumnar.Runtime;
using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Every file-system call of a reader fails, once or from then on: the error is typed and names file and number, or the reader does
/// without and reads all as it was written.
/// </summary>
/// <param name="swallowed">A planted bug: what fails to be read is taken for missing.</param>
sealed class ReadFaults(bool swallowed = false) : Harness
{
    static readonly int[] ErrorNumbers = [5, 13, 24];

    readonly TinyStore _store = new();

    public override string Cases => "file-system calls of a reader failed";

    public override IEnumerable<string> List(int seed)
    {
        var counting = new FailingFileOps(int.MaxValue, 0, inner: _store.Disk.Copy());
        _store.Read(counting);
        return from call in Enumerable.Range(1, counting.Calls)
               from number in ErrorNumbers
               from failure in (CallFailure[])[CallFailure.Once, CallFailure.ForEver]
               select string.Create(CultureInfo.InvariantCulture, $"{call} {number} {failure}");
    }

    public override string Try(string trial)
    {
        string[] parts = trial.Split(' ');
        var (call, number, disk) = (
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), _store.Disk.Copy());
        var files = new FailingFileOps(call, number, Enum.Parse<CallFailure>(parts[2]), inner: disk);
        try
        {
            if (_store.Read(swallowed ? new TakenForMissing(files) : files) is { } error)
                throw new InvalidOperationException("a failure to read was taken for damage", error);
            return disk.OpenHandles == 0 ? "borne" : throw new InvalidOperationException($"{disk.OpenHandles} files are still open");
        }
        catch (StoreIOException failure) when (failure.ErrorNumber == number && failure.File.Length > 0)
        {
            return disk.OpenHandles == 0
                ? "told"
                : throw new InvalidOperationException($"{disk.OpenHandles} files are still open", failure);
        }
    }

    sealed class TakenForMissing(IFileOps inner) : InterceptingFileOps(inner)
    {
        public override FileKind KindOf(string path)
        {
            try
            {
                return base.KindOf(path);
            }
            catch (StoreIOException)
            {
                return FileKind.Missing;
            }
        }

        protected override void Before(string operation, string path, string? target = null)
        {
        }
    }
}
