namespace DunnHumbyColumnar.Columns;

/// <summary>What a store says of itself, beside its tables. Immutable.</summary>
/// <param name="Calendar">The dates of its day numbers.</param>
/// <param name="Cleaning">The cleaning profile where none is asked for.</param>
sealed record StoreProfile(JourneyCalendar Calendar, CleaningProfile Cleaning)
{
    /// <summary>"The Complete Journey".</summary>
    public static readonly StoreProfile Reference = new(JourneyCalendar.Reference, CleaningProfile.Reference);
}
