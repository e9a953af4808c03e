using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// A cleaning profile resolved against one data set: the day window, and the section of each product. The star join of lines with products
/// is thereby one array look-up per line. Immutable.
/// </summary>
sealed class CleanRules
{
    public CleanRules(JourneyData data, CleaningProfile profile, int? asOfDay)
    {
        Data = data;
        Profile = profile;
        FirstDay = profile.FirstDay;
        LastDay = asOfDay is { } day && (profile.LastDay is null || day < profile.LastDay) ? day : profile.LastDay;
        SectionOfProduct = FindSections(data.ProductAttributes, profile);
    }

    public JourneyData Data { get; }

    public CleaningProfile Profile { get; }

    /// <summary>First day of the window, inclusive; null: no bound.</summary>
    public int? FirstDay { get; }

    /// <summary>Last day of the window, inclusive, or the as-of day if that is earlier; null: no bound.</summary>
    public int? LastDay { get; }

    /// <summary>
    /// By product code the section that its lines count for, or <see cref="LineSections.Filtered"/> if the profile drops them.
    /// </summary>
    public byte[] SectionOfProduct { get; }

    /// <summary>Whether the profile may drop whole households: their lines count only once all their days are known.</summary>
    public bool MayDropHouseholds => Profile.DropSingleDayHouseholds;

    /// <summary>
    /// The rule on households with a single day of purchases: whether it keeps one whose remaining lines have this first and last day.
    /// </summary>
    public bool KeepsHousehold(int firstDay, int lastDay) => !Profile.DropSingleDayHouseholds || firstDay != lastDay;

    static byte[] FindSections(ProductAttributes products, CleaningProfile profile)
    {
        byte[] sections = [.. products.Sections];
        if (profile.KnownProductsOnly)
            for (int product = 0; product < sections.Length; product++)
                if (!products.Known[product])
                    sections[product] = LineSections.Filtered;
        foreach (string column in (string[])["commodity_desc", "sub_commodity_desc"])
        {
            var (codes, texts) = products[column];
            foreach (int excluded in profile.ExcludedCommodities.Select(texts.CodeOf).Where(code => code >= 0))
                for (int product = 0; product < sections.Length; product++)
                    if (codes[product] == excluded)
                        sections[product] = LineSections.Filtered;
        }

        return sections;
    }
}
