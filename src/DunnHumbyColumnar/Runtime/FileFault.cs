using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Runtime;

/// <summary>Failures of the operating system as <see cref="StoreIOException"/>.</summary>
static class FileFault
{
    public const int NoSuchFile = 2;
    public const int PermissionDenied = 13;
    public const int IsDirectory = 21;

    const int NameTooLong = 36;

    /// <summary>Whether an exception of the base library reports a failure of the file system rather than a bug.</summary>
    public static bool IsFault(Exception failure) => failure is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>From the error number of the last platform call.</summary>
    public static StoreIOException FromLastError(string operation, string path) => From(operation, path, Marshal.GetLastPInvokeError());

    public static StoreIOException From(string operation, string path, int errorNumber) =>
        new(operation, path, errorNumber, Marshal.GetPInvokeErrorMessage(errorNumber));

    public static StoreIOException From(string operation, string path, Exception failure)
    {
        int number = ErrorNumber(failure);
        return new StoreIOException(operation, path, number, ReasonOf(number, failure), failure);
    }

    /// <summary>An output, such as an export, could not be written.</summary>
    public static StoreIOException OfOutput(string path, Exception failure)
    {
        int number = ErrorNumber(failure);
        return new StoreIOException("write", path, number, ReasonOf(number, failure), failure, isOutput: true);
    }

    public static StoreIOException OfOutput(string path, int errorNumber) =>
        new("write", path, errorNumber, Marshal.GetPInvokeErrorMessage(errorNumber), isOutput: true);

    public static StoreIOException OfOutput(string path, string reason) => new("write", path, 0, reason, isOutput: true);

    static string ReasonOf(int number, Exception failure) => number == 0 ? failure.Message : Marshal.GetPInvokeErrorMessage(number);

    /// <summary>The base library keeps the platform's number in HResult, except where it has an exception type for it.</summary>
    static int ErrorNumber(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => NoSuchFile,
        PathTooLongException => NameTooLong,
        UnauthorizedAccessException denied => denied.InnerException is IOException inner ? ErrorNumber(inner) : PermissionDenied,
        IOException => failure.HResult & 0xFFFF,
        _ => 0,
    };
}
