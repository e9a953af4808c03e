using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Where a source lies.</summary>
/// <param name="Path">The file.</param>
/// <param name="Name">File name without its folder, followed by the entry in a zip archive; unique among the sources of an ingest.</param>
/// <param name="Entry">The entry in a zip archive; null for a file of its own.</param>
sealed record SourceLocation(string Path, string Name, string? Entry = null)
{
    /// <summary>The table it holds, where that is not told by its own name.</summary>
    public TableSpec? Table { get; init; }
}
