using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Query;

/// <summary>A cleaning profile made ready for one data set: the day window, and per product code whether its lines may be kept. Immutable.</summary>
sealed class CleanRules
{
    public CleanRules(JourneyData data, CleaningProfile profile, int? asOfDay)
    {
        Data = data;
        Profile = profile;
        FirstDay = profile.FirstDay;
        LastDay = asOfDay is { } day && (profile.LastDay is null || day < profile.LastDay) ? day : profile.LastDay;
        AllowedProducts = profile.KnownProductsOnly || !profile.ExcludedCommodities.IsEmpty ? FindAllowed(data.ProductAttributes, profile) : null;
    }

    public JourneyData Data { get; }

    public CleaningProfile Profile { get; }

    /// <summary>First day of the window, inclusive; null without bound.</summary>
    public int? FirstDay { get; }

    /// <summary>Last day of the window, inclusive, an as-of day taken into account; null without bound.</summary>
    public int? LastDay { get; }

    /// <summary>Per product code -1 if its lines may be kept, else 0; null if all may.</summary>
    public sbyte[]? AllowedProducts { get; }

    static sbyte[] FindAllowed(ProductAttributes products, CleaningProfile profile)
    {
        var allowed = new sbyte[products.Known.Length];
        for (int product = 0; product < allowed.Length; product++)
            allowed[product] = products.Known[product] || !profile.KnownProductsOnly ? (sbyte)-1 : (sbyte)0;
        foreach (string column in (string[])["commodity_desc", "sub_commodity_desc"])
        {
            var (codes, texts) = products[column];
            int[] excluded = [.. profile.ExcludedCommodities.Select(texts.CodeOf).Where(code => code >= 0)];
            if (excluded.Length == 0)
                continue;
            for (int product = 0; product < allowed.Length; product++)
                if (codes[product] >= 0 && excluded.Contains(codes[product]))
                    allowed[product] = 0;
        }

        return allowed;
    }
}
