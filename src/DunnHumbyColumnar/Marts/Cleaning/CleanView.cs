using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What every result on the clean view says about it.</summary>
static class CleanView
{
    /// <summary>The metadata of a result that is computed now.</summary>
    /// <param name="context">Data, origin and clock.</param>
    /// <param name="table">The result's table.</param>
    /// <param name="cleaning">The cleaning profile; null: that of the data.</param>
    /// <param name="options">The remaining options in words.</param>
    /// <param name="asOfDay">The last day of the input; null: all lines are.</param>
    public static ResultMetadata DescribeClean(
        this QueryContext context, TableSchema table, CleaningProfile? cleaning, string options, int? asOfDay = null)
    {
        var report = Report(context, cleaning, asOfDay);
        return context.Describe(table, report.Profile.ToString(), options) with { Cleaned = report };
    }

    /// <summary>What a profile leaves out; counted once for the data.</summary>
    public static CleaningReport Report(QueryContext context, CleaningProfile? cleaning, int? asOfDay)
    {
        var profile = cleaning ?? context.Data.DefaultCleaning;
        return context.Data.Derived(
            (profile, asOfDay), () => CleaningCounts.Build(context, new CleanRules(context.Data, profile, asOfDay)));
    }
}
