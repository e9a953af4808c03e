using System.Collections.Immutable;

namespace DunnHumbyColumnar.Synthetic;

/// <summary>What was generated.</summary>
/// <param name="Tables">The eight tables in definition order.</param>
/// <param name="Planted">The structure that an analysis should find again.</param>
/// <param name="Elapsed">Wall-clock time.</param>
public sealed record GeneratorReport(ImmutableArray<GeneratedTable> Tables, PlantedStructure Planted, TimeSpan Elapsed);

/// <summary>One generated file.</summary>
/// <param name="Name">The table; the file adds <c>.csv</c>.</param>
/// <param name="Rows">Rows without the header.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record GeneratedTable(string Name, long Rows, long Bytes);

/// <summary>Progress of the generator.</summary>
/// <param name="Table">The table being written.</param>
/// <param name="RowsDone">Rows written, in all tables.</param>
/// <param name="RowsExpected">Rows there will be, in all tables.</param>
public readonly record struct GeneratorProgress(string Table, long RowsDone, long RowsExpected);
