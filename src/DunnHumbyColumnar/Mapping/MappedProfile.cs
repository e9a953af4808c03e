using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Mapping;

/// <summary>What the mapping of a store says of it.</summary>
static class MappedProfile
{
    /// <summary>The name of the profile of data whose mapping names none.</summary>
    const string OwnData = "own";

    /// <param name="json">The mapping; null: there is none, and the store has the published files.</param>
    /// <exception cref="InputDataException">It is no mapping.</exception>
    public static StoreProfile Of(string? json)
    {
        if (json is null)
            return StoreProfile.Reference;
        var mapping = MappingJson.Parse(json, "the mapping of the store");
        return new StoreProfile(
            mapping.DayOne is { } date ? new JourneyCalendar(date) : JourneyCalendar.Reference, mapping.Cleaning ?? CleaningOf(mapping));
    }

    /// <summary>Own data have no rule but that on amounts, and that only where there are any.</summary>
    static CleaningProfile CleaningOf(JourneyMapping mapping) =>
        mapping.Tables[CompleteJourney.TransactionData.Name].Columns.ContainsKey("sales_value")
            ? new CleaningProfile { Name = OwnData, PositiveLinesOnly = true }
            : CleaningProfile.Raw;
}
