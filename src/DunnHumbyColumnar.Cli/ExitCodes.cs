namespace DunnHumbyColumnar.Cli;

/// <summary>Exit codes of the process. The numbers are a contract.</summary>
static class ExitCodes
{
    public const int Ok = 0;
    public const int Unexpected = 1;
    public const int Usage = 2;
    public const int BadInput = 3;
    public const int CorruptSnapshot = 4;
    public const int InputOutput = 5;
    public const int Locked = 6;
    public const int MemoryBudget = 7;
    public const int Cancelled = 130;

    public static int For(Exception failure) => failure switch
    {
        UsageException or UnknownNameException or ForeignFileException => Usage,
        InputDataException => BadInput,
        SnapshotCorruptException or SnapshotMissingException => CorruptSnapshot,
        StoreIOException or IOException or UnauthorizedAccessException => InputOutput,
        StoreLockedException => Locked,
        MemoryBudgetException => MemoryBudget,
        OperationCanceledException => Cancelled,
        _ => Unexpected,
    };
}
