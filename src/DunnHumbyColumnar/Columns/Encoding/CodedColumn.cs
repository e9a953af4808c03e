namespace DunnHumbyColumnar.Columns;

/// <summary>What the encoder needs to know about a column of codes.</summary>
/// <param name="Dictionary">The dictionary of its codes.</param>
/// <param name="CodeMap">Dictionary code of each local code if the rows hold local codes, else null.</param>
/// <param name="Distinct">Number of distinct codes in the rows.</param>
sealed record CodedColumn(KeyDictionary Dictionary, int[]? CodeMap, int Distinct);
