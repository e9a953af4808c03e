namespace DunnHumbyColumnar;

/// <summary>A read or a write failed.</summary>
public sealed class StoreIOException : DunnHumbyException
{
    internal StoreIOException(string operation, string file, int errorNumber, string reason, Exception? inner = null)
        : base(
            $"{file}: {operation} failed: {reason} (errno {errorNumber}); "
            + "the data published before is unchanged, retry when the cause is repaired.", inner)
    {
        File = file;
        ErrorNumber = errorNumber;
    }

    /// <summary>The file the operation was on.</summary>
    public string File { get; }

    /// <summary>The operating system's error number; 0 if it gave none.</summary>
    public int ErrorNumber { get; }
}
