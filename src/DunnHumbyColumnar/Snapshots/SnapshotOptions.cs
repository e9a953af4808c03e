namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Sizes and dependencies of the store. Production values by default; tests pass tiny blocks and parts and file operations that fail.
/// </summary>
sealed record SnapshotOptions
{
    public static readonly SnapshotOptions Default = new();

    /// <summary>Bytes that one hash covers; 8 to 16,777,216.</summary>
    public int BlockBytes { get; init; } = 1 << 20;

    /// <summary>A table continues in another file before one exceeds this; a file holds at least one batch.</summary>
    public long PartBytes { get; init; } = 256L << 20;

    public IFileOps Files { get; init; } = RealFileOps.Instance;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The version written into manifests; stored gold tables are used only by the version that wrote them.</summary>
    public string EngineVersion { get; init; } = typeof(SnapshotOptions).Assembly.GetName().Version!.ToString(3);
}
