using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>A cleaning profile made ready for one data set: the day window, and per product code which section its lines count for. Immutable.</summary>
sealed class CleanRules
{
    public CleanRules(JourneyData data, CleaningProfile profile, int? asOfDay)
    {
        Data = data;
        Profile = profile;
        FirstDay = profile.FirstDay;
        LastDay = asOfDay is { } day && (profile.LastDay is null || day < profile.LastDay) ? day : profile.LastDay;
        LaneOfProduct = FindLanes(data.ProductAttributes, profile);
    }

    public JourneyData Data { get; }

    public CleaningProfile Profile { get; }

    /// <summary>First day of the window, inclusive; null without bound.</summary>
    public int? FirstDay { get; }

    /// <summary>Last day of the window, inclusive, an as-of day taken into account; null without bound.</summary>
    public int? LastDay { get; }

    /// <summary>Per product code the section that its lines count for, or <see cref="LineLanes.Dropped"/> if the profile drops them.</summary>
    public byte[] LaneOfProduct { get; }

    /// <summary>Whether some household may be dropped, so that its days must be known before its lines count.</summary>
    public bool MayDropHouseholds => Profile.DropSingleDayHouseholds;

    /// <summary>Whether the clean view has a household whose remaining lines fall on these days: the rule on households with a single day of purchases.</summary>
    public bool KeepsHousehold(int firstDay, int lastDay) => !Profile.DropSingleDayHouseholds || firstDay != lastDay;

    static byte[] FindLanes(ProductAttributes products, CleaningProfile profile)
    {
        byte[] lanes = [.. products.Sections];
        if (profile.KnownProductsOnly)
            for (int product = 0; product < lanes.Length; product++)
                if (!products.Known[product])
                    lanes[product] = LineLanes.Dropped;
        foreach (string column in (string[])["commodity_desc", "sub_commodity_desc"])
        {
            var (codes, texts) = products[column];
            foreach (int excluded in profile.ExcludedCommodities.Select(texts.CodeOf).Where(code => code >= 0))
                for (int product = 0; product < lanes.Length; product++)
                    if (codes[product] == excluded)
                        lanes[product] = LineLanes.Dropped;
        }

        return lanes;
    }
}
