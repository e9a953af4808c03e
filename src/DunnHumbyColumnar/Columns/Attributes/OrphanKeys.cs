namespace DunnHumbyColumnar;

/// <summary>Keys in a table that the dimension table of the key lacks. Their rows are kept.</summary>
/// <param name="Table">The table with the keys.</param>
/// <param name="Column">Its key column.</param>
/// <param name="Dimension">The table that lacks them.</param>
/// <param name="Keys">Distinct keys.</param>
/// <param name="Rows">Rows of <paramref name="Table"/> with such a key.</param>
public sealed record OrphanKeys(string Table, string Column, string Dimension, int Keys, long Rows);
