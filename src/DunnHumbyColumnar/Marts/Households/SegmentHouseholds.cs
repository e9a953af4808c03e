using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Resolves a segment to its households.</summary>
static class SegmentHouseholds
{
    /// <summary>By household code whether the household belongs to the segment; null without a segment.</summary>
    /// <exception cref="UnknownNameException">There is no such household, column or value.</exception>
    public static bool[]? Find(QueryContext context, CleanRules rules, HouseholdSegment? segment) => segment?.Column switch
    {
        null => null,
        HouseholdSegment.HouseholdColumn => Single(context.Data, segment),
        HouseholdSegment.RfmColumn => InBin(context, rules, int.Parse(segment.Value, CultureInfo.InvariantCulture)),
        _ => WithValue(context.Data, segment),
    };

    static bool[] Single(JourneyData data, HouseholdSegment segment)
    {
        var belongs = new bool[data.Households.Count];
        int code = segment.Key is { } key ? data.Households.CodeOf(key) : data.Households.CodeOf(segment.Value);
        if (code < 0)
            throw new UnknownNameException(segment.Value, $"there is no household {segment.Value}");
        belongs[code] = true;
        return belongs;
    }

    static bool[] InBin(QueryContext context, CleanRules rules, int bin)
    {
        var totals = HouseholdTotals.Build(context, rules, HouseholdMeasures.Basics);
        var scores = RfmScores.Build(totals, new RfmOptions(), rules.Profile);
        var belongs = new bool[context.Data.Households.Count];
        for (int i = 0; i < totals.Households.Length; i++)
            belongs[totals.Households[i]] = scores.Bin(i) == bin;
        return belongs;
    }

    static bool[] WithValue(JourneyData data, HouseholdSegment segment)
    {
        string[] columns = [.. data[CompleteJourney.Demographics.Name].Columns
            .Where(column => column.Spec.IsText).Select(column => column.Spec.Name)];
        if (!columns.Contains(segment.Column))
            throw new UnknownNameException(
                "segment column", segment.Column, [HouseholdSegment.HouseholdColumn, HouseholdSegment.RfmColumn, .. columns]);
        var attribute = data.Attribute(CompleteJourney.Demographics, segment.Column);
        int value = TextLookup.Find(segment.Column, segment.Value, attribute.Texts!.Texts.ToArray());
        return Array.ConvertAll(attribute.Codes, code => code == value);
    }
}
