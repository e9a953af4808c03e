namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The demographic flags as truth tables: each published category with what it says; any other value says nothing.</summary>
static class NaiveFlags
{
    static readonly Dictionary<string, bool> Is45Plus = new()
    {
        ["19-24"] = false,
        ["25-34"] = false,
        ["35-44"] = false,
        ["45-54"] = true,
        ["55-64"] = true,
        ["65+"] = true,
    };

    static readonly Dictionary<string, bool> Is50KPlus = new()
    {
        ["Under 15K"] = false,
        ["15-24K"] = false,
        ["25-34K"] = false,
        ["35-49K"] = false,
        ["50-74K"] = true,
        ["75-99K"] = true,
        ["100-124K"] = true,
        ["125-149K"] = true,
        ["150-174K"] = true,
        ["175-199K"] = true,
        ["200-249K"] = true,
        ["250K+"] = true,
    };

    static readonly Dictionary<string, (bool Kids, bool Single, bool Couple)> Compositions = new()
    {
        ["1 Adult Kids"] = (true, false, false),
        ["2 Adults Kids"] = (true, false, false),
        ["2 Adults No Kids"] = (false, false, true),
        ["Single Female"] = (false, true, false),
        ["Single Male"] = (false, true, false),
        ["Unknown"] = (false, false, false),
    };

    static readonly Dictionary<string, (int Family, bool Kids, bool Single)> Sizes = new()
    {
        ["1"] = (1, false, true),
        ["2"] = (2, false, false),
        ["3"] = (3, true, false),
        ["4"] = (3, true, false),
        ["5+"] = (3, true, false),
        ["Unknown"] = (3, false, false),
    };

    /// <summary>age_45_plus, income_50K_plus, single_couple_family, has_kids, single, couple.</summary>
    public static object?[] Of(string age, string income, string composition, string size)
    {
        bool? byAge = Is45Plus.TryGetValue(age, out bool isOld) ? isOld : null;
        bool? byIncome = Is50KPlus.TryGetValue(income, out bool isRich) ? isRich : null;
        bool hasComposition = Compositions.TryGetValue(composition, out var said);
        bool hasSize = Sizes.TryGetValue(size, out var counted);
        bool? Or(bool first, bool second) => first || second ? true : hasComposition && hasSize ? false : null;
        return
        [
            byAge, byIncome, hasSize ? counted.Family : null, Or(said.Kids, counted.Kids), Or(said.Single, counted.Single),
            hasComposition ? said.Couple : null,
        ];
    }
}
