namespace DunnHumbyColumnar.Csv;

/// <summary>The result of reading one chunk.</summary>
/// <param name="Rows">The accepted rows.</param>
/// <param name="Lines">Number of lines; where a fault stopped the reading, those before it.</param>
/// <param name="Fatal">The fault that stopped the reading, or null.</param>
/// <param name="Rejects">The rejected lines in file order.</param>
sealed record ChunkResult(ChunkRows Rows, long Lines, FaultyLine? Fatal, IReadOnlyList<FaultyLine> Rejects);
