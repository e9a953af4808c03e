using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// A cleaning profile resolved against one data set: the day window, and the section of each product. The star join of lines with products
/// is thereby one array look-up per line. Immutable.
/// </summary>
sealed class CleanRules
{
    static readonly string[] CommodityColumns = ["commodity_desc", "sub_commodity_desc"];

    /// <param name="data">The data.</param>
    /// <param name="profile">The profile; null: that of the data.</param>
    /// <param name="asOfDay">The last day of the input; null: all lines are.</param>
    /// <exception cref="ArgumentException">The window of the profile is empty.</exception>
    /// <exception cref="UnknownNameException">No product has a commodity that the profile excludes.</exception>
    public CleanRules(JourneyData data, CleaningProfile? profile, int? asOfDay)
    {
        Profile = profile ?? data.DefaultCleaning;
        Profile.Validate();
        Data = data;
        AsOfDay = asOfDay;
        FirstDay = Profile.FirstDay;
        LastDay = asOfDay is { } day && (Profile.LastDay is null || day < Profile.LastDay) ? day : Profile.LastDay;
        SectionOfProduct = FindSections(data.ProductAttributes, Profile);
    }

    public JourneyData Data { get; }

    public CleaningProfile Profile { get; }

    /// <summary>Last day of the input; null: all lines are.</summary>
    public int? AsOfDay { get; }

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
    /// It is not about lines without a household.
    /// </summary>
    public bool KeepsHousehold(int household, int firstDay, int lastDay) =>
        !Profile.DropSingleDayHouseholds || firstDay != lastDay || household == Data.Anonymous;

    static byte[] FindSections(ProductAttributes products, CleaningProfile profile)
    {
        byte[] sections = [.. products.Sections];
        if (profile.KnownProductsOnly)
            for (int product = 0; product < sections.Length; product++)
                if (!products.Known[product])
                    sections[product] = LineSections.Filtered;
        foreach (string commodity in profile.ExcludedCommodities)
            Exclude(products, commodity, sections);
        return sections;
    }

    static void Exclude(ProductAttributes products, string commodity, byte[] sections)
    {
        bool isKnown = CleaningProfile.Reference.ExcludedCommodities.Contains(commodity);
        foreach (string column in CommodityColumns)
        {
            var (codes, texts) = products[column];
            int excluded = texts.CodeOf(commodity);
            isKnown |= excluded >= 0;
            for (int product = 0; product < sections.Length && excluded >= 0; product++)
                if (codes[product] == excluded)
                    sections[product] = LineSections.Filtered;
        }

        if (!isKnown)
            throw new UnknownNameException(
                "commodity or sub-commodity", commodity,
                [.. CommodityColumns.SelectMany(column => products[column].Texts.Texts.ToArray()).Distinct()]);
    }
}
