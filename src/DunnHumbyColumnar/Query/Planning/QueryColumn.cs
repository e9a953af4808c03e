namespace DunnHumbyColumnar.Query;

/// <summary>
/// A column that a query names: a stored column of the table, or what one of its columns leads to, as an attribute of a key or the month
/// of a day.
/// </summary>
/// <param name="Name">The name in results.</param>
/// <param name="Source">The stored column that is read.</param>
/// <param name="Map">For each stored value less the source's minimum its code; may be longer. Null: that difference is the code.</param>
/// <param name="Domain">What the codes stand for.</param>
/// <param name="IsNumber">Whether sums and means make sense: stored numbers and money, not ids, texts, attributes or dates.</param>
sealed record QueryColumn(string Name, ScanColumn Source, int[]? Map, ValueDomain Domain, bool IsNumber);
