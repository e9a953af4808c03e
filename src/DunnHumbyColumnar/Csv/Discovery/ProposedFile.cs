using System.Collections.Immutable;

namespace DunnHumbyColumnar;

/// <summary>What a proposal makes of a file.</summary>
/// <param name="Name">The file without its folder, followed by the entry in a zip archive.</param>
/// <param name="Table">The table that it holds; null: none.</param>
/// <param name="Reason">Why.</param>
/// <param name="Lines">Data lines that were read.</param>
/// <param name="IsWhole">Whether these are all of them; otherwise there may be other values further down.</param>
/// <param name="Unused">Columns that nothing is made of.</param>
/// <param name="Fault">Why the file was refused, as an ingest would; null: it was not.</param>
public sealed record ProposedFile(
    string Name, string? Table, string Reason, long Lines, bool IsWhole, ImmutableArray<string> Unused, InputDataException? Fault);
