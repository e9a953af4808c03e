using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>The sources of one table, in name order.</summary>
/// <param name="Table">The table.</param>
/// <param name="Files">Its sources; none where the table is absent.</param>
/// <param name="Mapping">What a mapping says of it; null: the fields are columns of the table.</param>
/// <param name="Fault">Why that is an error; null if there are sources, or the table may be absent.</param>
sealed record TableSources(TableSpec Table, ImmutableArray<SourceLocation> Files, MappedSource? Mapping, InputDataException? Fault);
