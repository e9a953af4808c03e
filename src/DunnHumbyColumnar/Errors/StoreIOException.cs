namespace DunnHumbyColumnar;

/// <summary>A read or a write failed.</summary>
public sealed class StoreIOException : DunnHumbyException
{
    const string OfStore = "the data published before is unchanged, retry when the cause is repaired.";
    const string OfOutput = "nothing was written there.";

    /// <param name="operation">What failed.</param>
    /// <param name="file">On which file.</param>
    /// <param name="errorNumber">The operating system's number; 0: none.</param>
    /// <param name="reason">Why.</param>
    /// <param name="inner">What reported it.</param>
    /// <param name="isOutput">Whether the file is an export or the like, and no part of a store or its sources.</param>
    internal StoreIOException(
        string operation, string file, int errorNumber, string reason, Exception? inner = null, bool isOutput = false)
        : base(
            $"{file}: {operation} failed: {reason}{(errorNumber == 0 ? "" : $" (errno {errorNumber})")}; {(isOutput ? OfOutput : OfStore)}",
            inner)
    {
        File = file;
        ErrorNumber = errorNumber;
    }

    /// <summary>The file the operation was on.</summary>
    public string File { get; }

    /// <summary>The operating system's error number; 0 if it gave none.</summary>
    public int ErrorNumber { get; }
}
