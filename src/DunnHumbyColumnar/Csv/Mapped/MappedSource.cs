namespace DunnHumbyColumnar.Csv;

/// <summary>What a mapping says of one table.</summary>
/// <param name="Table">Its files and columns.</param>
/// <param name="DayOne">The date of day 1; any where no dates are read.</param>
/// <param name="Name">What messages call the mapping.</param>
sealed record MappedSource(TableMapping Table, DateOnly DayOne, string Name);
