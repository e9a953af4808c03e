namespace DunnHumbyColumnar;

/// <summary>Where a result comes from.</summary>
/// <param name="Name">The result's name, for instance <c>rfm</c>.</param>
/// <param name="ComputedAt">When it was computed, UTC.</param>
/// <param name="Generation">The snapshot generation it was computed from.</param>
/// <param name="SourceFingerprint">Lower-case hex XXH128 content hash of that snapshot.</param>
/// <param name="Cleaning">The cleaning profile, in words, for instance <c>reference</c>.</param>
/// <param name="Options">The remaining options, in words, canonical: equal options give equal texts.</param>
public sealed record ResultMetadata(
    string Name, DateTimeOffset ComputedAt, long Generation, string SourceFingerprint, string Cleaning, string Options)
{
    /// <summary>What a reader must know so as not to misread the result; null: nothing.</summary>
    public string? Caveat { get; init; }

    /// <summary>What the cleaning profile left out; null if the result is not one of the clean view.</summary>
    public CleaningReport? Cleaned { get; init; }

    /// <summary>The ids of the data that are texts; null if none are, or if the result shows them already.</summary>
    internal Results.KeyTexts? Keys { get; init; }
}
