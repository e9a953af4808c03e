namespace DunnHumbyColumnar.Tests.Support;

/// <summary>Segments of households in random rows.</summary>
static class Segments
{
    /// <summary>The segment, unless it is that of a household or of an age that is not there any more: such a one is an error.</summary>
    public static HouseholdSegment? Existing(HouseholdSegment? segment, JourneyRows rows)
    {
        IEnumerable<HouseholdSegment> existing =
        [
            .. rows.Lines.Select(line => HouseholdSegment.Household(line.Household)),
            .. rows.Anonymised ? [] : rows.Demographics.Select(row => HouseholdSegment.Demographic("age_desc", row.Age)),
            .. Enumerable.Range(1, 5).Select(HouseholdSegment.RfmBin),
        ];
        return existing.Any(one => one.ToString() == segment?.ToString()) ? segment : null;
    }
}
