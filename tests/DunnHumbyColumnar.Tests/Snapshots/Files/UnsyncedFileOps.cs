using DunnHumbyColumnar.Snapshots;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Waits for no disk: for tests of what a store holds, not of what outlasts a power cut.</summary>
sealed class UnsyncedFileOps : InterceptingFileOps
{
    public static readonly UnsyncedFileOps Instance = new();

    public static readonly SnapshotOptions Options = new() { Files = Instance };

    protected override bool Syncs => false;

    protected override void Before(string operation, string path, string? target = null)
    {
    }
}
