using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Who is each household: demographic flags, RFM scores and clean spend by section?</summary>
static class HouseholdSummary
{
    public const string Name = "hh_summary";

    public static HouseholdSummaryResult Build(QueryContext context, HouseholdSummaryOptions options)
    {
        var cleaning = options.Rfm.Cleaning;
        var rules = new CleanRules(context.Data, cleaning, options.Rfm.AsOfDay);
        var totals = HouseholdTotals.Build(context, rules, HouseholdMeasures.Sections);
        var scores = RfmScores.Build(totals, options.Rfm);
        var attributes = context.Data.HouseholdAttributes;
        int[] rows = [.. Enumerable.Range(0, totals.Households.Length).Where(row => options.AllHouseholds || attributes.Known[totals.Households[row]])];
        DemographicFlags[] flags = Array.ConvertAll(rows, row => Demographics.FlagsOf(attributes, totals.Households[row]));
        int[] keys = HouseholdKeys.Of(context.Data, Array.ConvertAll(rows, row => totals.Households[row]));
        return new HouseholdSummaryResult(context.Describe(Name, cleaning.ToString(), options.Describe()), keys, rows, flags, totals, scores);
    }
}
