namespace DunnHumbyColumnar.Columns;

/// <summary>What the encoder must know of a column of codes.</summary>
/// <param name="Dictionary">The dictionary its codes point into.</param>
/// <param name="CodeMap">Dictionary code of each local code, where the rows hold local codes; else null.</param>
/// <param name="Distinct">Number of different codes in the rows.</param>
sealed record CodedColumn(KeyDictionary Dictionary, int[]? CodeMap, int Distinct);
