namespace DunnHumbyColumnar;

/// <summary>What is known before a mapping is proposed. Immutable.</summary>
public sealed record MappingProposalOptions
{
    /// <summary>The date of day 1; null: the earliest date of the tables.</summary>
    public DateOnly? DayOne { get; init; }

    /// <summary>Data lines of a file that are read, at least 1; the proposal says where there are more.</summary>
    public long MaximumLines { get; init; } = 1_000_000;
}
