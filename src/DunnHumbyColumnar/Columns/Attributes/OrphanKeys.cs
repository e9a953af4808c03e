namespace DunnHumbyColumnar;

/// <summary>Keys that a table names and the dimension table of that key lacks. Their rows are kept.</summary>
/// <param name="Table">The table that names them.</param>
/// <param name="Column">Its key column.</param>
/// <param name="Dimension">The table that lacks them.</param>
/// <param name="Keys">Distinct keys.</param>
/// <param name="Rows">Rows of <paramref name="Table"/> with such a key.</param>
public sealed record OrphanKeys(string Table, string Column, string Dimension, int Keys, long Rows);
