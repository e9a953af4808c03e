namespace DunnHumbyColumnar;

/// <summary>What a proposal makes a column of a table of.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">Its column, in lower case.</param>
/// <param name="Source">The source columns in words; empty: there is none.</param>
/// <param name="Reason">Why it is made of these, or what the column means without any.</param>
public sealed record ProposedColumn(string Table, string Column, string Source, string Reason);
