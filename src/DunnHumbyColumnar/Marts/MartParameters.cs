using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The parameters of the gold tables: name, range, description, example, and the member of <see cref="MartOptions"/> that holds the value.
/// </summary>
static class MartParameters
{
    /// <summary>Instead of a commodity: none of those that the profile excludes.</summary>
    const string NoCommodity = "none";

    static readonly ImmutableArray<string> Profiles = [CleaningProfile.Reference.Name, CleaningProfile.Raw.Name];

    public static readonly MartParameter<CleaningProfile> Clean = new(
        "clean", "The cleaning profile, whose rules the options that follow change.",
        text => ParameterText.OneOf(text, Profiles) == CleaningProfile.Raw.Name ? CleaningProfile.Raw : CleaningProfile.Reference,
        options => options.Cleaning is { } cleaning ? [cleaning] : [], (options, profile) => options with { Cleaning = profile })
    {
        Choices = Profiles,
        Example = CleaningProfile.Raw.Name,
    };

    /// <summary>The rules of the profile, in the order in which they apply.</summary>
    public static readonly ImmutableArray<MartParameter> CleaningRules =
    [
        OnOff(
            "amount_rule", "Whether only lines with QUANTITY and SALES_VALUE above 0 count.", "on", "off",
            (profile, isOn) => profile with { PositiveLinesOnly = isOn }),
        Rule(
            "window", "The days that count, A..B with either end open, or none.", DayWindow.Parse, "101..708",
            (profile, window) => profile with { FirstDay = window.FirstDay, LastDay = window.LastDay }),
        OnOff(
            "unknown_products", "What happens to lines of products that the product table lacks.", "drop", "keep",
            (profile, isOn) => profile with { KnownProductsOnly = isOn }),
        Rule(
            "exclude_commodity",
            "A COMMODITY_DESC or SUB_COMMODITY_DESC that does not count, beside those of the profile, or none to drop these; repeatable.",
            ParameterText.Short, "FUEL",
            (profile, name) => profile with
            {
                ExcludedCommodities = name == NoCommodity ? [] : [.. profile.ExcludedCommodities.Append(name).Distinct()],
            },
            isList: true),
        OnOff(
            "single_day", "What happens to households whose lines fall on a single day.", "drop", "keep",
            (profile, isOn) => profile with { DropSingleDayHouseholds = isOn }),
    ];

    /// <summary>The profile and its rules.</summary>
    public static readonly ImmutableArray<MartParameter> Cleaning = [Clean, .. CleaningRules];

    public static readonly MartParameter<RecencyScheme> Recency = Choice<RecencyScheme>(
        "rfm", "How recency is scored: reference by days since the last purchase (7, 32, 92, 182), quintile by rank.",
        options => options.Rfm.Recency,
        (options, scheme) => options with { Rfm = options.Rfm with { Recency = scheme } });

    public static readonly MartParameter<TiePolicy> Ties = Choice<TiePolicy>(
        "ties", "How equal values are split among quintiles: equal, not at all (pandas qcut); ntile (SQL) and rank-first, by household.",
        options => options.Rfm.Ties, (options, policy) => options with { Rfm = options.Rfm with { Ties = policy } });

    public static readonly MartParameter<int> AsOfDay = Whole(
        "as_of_day", "Only raw rows up to this day are the input.", 0, short.MaxValue, 500,
        options => options.Rfm.AsOfDay, (options, day) => options with { Rfm = options.Rfm with { AsOfDay = day } });

    public static readonly MartParameter<bool> AllHouseholds = new(
        "all_households", "Include households without demographics.", ParameterText.Flag,
        options => [options.AllHouseholds], (options, all) => options with { AllHouseholds = all })
    {
        Example = "true",
        IsFlag = true,
    };

    public static readonly MartParameter<ItemLevel> Level = Choice<ItemLevel>(
        "level", "What an item is.", options => options.Level, (options, level) => options with { Level = level });

    public static readonly MartParameter<int> MinimumPairs = Whole(
        "min_pairs", "Minimum number of baskets with both items of a rule.", 1, int.MaxValue, 100,
        options => options.MinimumPairs, (options, pairs) => options with { MinimumPairs = pairs });

    public static readonly MartParameter<int> FromDay = Whole(
        "from_day", "First day of the lines that count.", 0, short.MaxValue, 101,
        options => options.Promotions.FirstDay, (options, day) => options with { Promotions = options.Promotions with { FirstDay = day } });

    public static readonly MartParameter<int> ToDay = Whole(
        "to_day", "Last day of the lines that count.", 0, short.MaxValue, 708,
        options => options.Promotions.LastDay, (options, day) => options with { Promotions = options.Promotions with { LastDay = day } });

    public static readonly MartParameter<string> StoreId = new(
        "store_id", "A store that counts; repeatable.", ParameterText.Short, options => options.Promotions.StoreCodes,
        (options, store) =>
            options with { Promotions = options.Promotions with { StoreCodes = options.Promotions.StoreCodes.Add(store) } })
    {
        Example = "367",
        IsList = true,
    };

    public static readonly MartParameter<string> Section = new(
        "section", "A section whose products count; repeatable.", text => ParameterText.OneOf(text, SectionSales.Names),
        options => options.Promotions.Sections,
        (options, section) => options with { Promotions = options.Promotions with { Sections = options.Promotions.Sections.Add(section) } })
    {
        Choices = [.. SectionSales.Names],
        Example = "seasonal",
        IsList = true,
    };

    public static readonly MartParameter<HouseholdSegment> Segment = new(
        "segment", "Only lines of these households: household_key=K, rfm_bins=1..5, or a column of hh_demographic with its value.",
        ParseSegment, options => [options.Promotions.Segment],
        (options, segment) => options with { Promotions = options.Promotions with { Segment = segment } })
    {
        Example = "rfm_bins=5",
    };

    public static readonly MartParameter<PromotionBreakdown> By = Choice<PromotionBreakdown>(
        "by", "One row per kind of promotion, per display code or per mailer code.",
        options => options.By, (options, breakdown) => options with { By = breakdown });

    /// <summary>All parameters, in the order of the help.</summary>
    public static readonly ImmutableArray<MartParameter> All =
        [Recency, Ties, AsOfDay, .. Cleaning, AllHouseholds, Level, MinimumPairs, FromDay, ToDay, StoreId, Section, Segment, By];

    /// <summary>Parameters of tables with RFM scores.</summary>
    public static readonly ImmutableArray<MartParameter> Rfm = [.. Cleaning, Recency, Ties, AsOfDay];

    /// <summary>Parameters of hh_summary.</summary>
    public static readonly ImmutableArray<MartParameter> Summary = [.. Rfm, AllHouseholds];

    /// <summary>Parameters of association_rules.</summary>
    public static readonly ImmutableArray<MartParameter> Rules = [.. Cleaning, Level, MinimumPairs];

    /// <summary>Parameters of recommendations.</summary>
    public static readonly ImmutableArray<MartParameter> Recommendations = [.. Cleaning, Level, MinimumPairs];

    /// <summary>Parameters of tables of promoted lines.</summary>
    public static readonly ImmutableArray<MartParameter> Promotions = [.. Cleaning, FromDay, ToDay, StoreId, Section, Segment];

    /// <summary>Parameters of promotion_lift.</summary>
    public static readonly ImmutableArray<MartParameter> Lift = [.. Promotions, Level, By];

    static MartParameter<int> Whole(
        string name, string description, int minimum, int maximum, int example, Func<MartOptions, int?> get,
        Func<MartOptions, int, MartOptions> set) => new(
        name, description, text => ParameterText.Whole(text, minimum, maximum), options => get(options) is { } value ? [value] : [], set)
        {
            Minimum = minimum,
            Maximum = maximum,
            Example = example.ToString(CultureInfo.InvariantCulture),
        };

    static MartParameter<bool> OnOff(
        string name, string description, string on, string off, Func<CleaningProfile, bool, CleaningProfile> change) =>
        Rule(name, description, text => ParameterText.OneOf(text, [on, off]) == on, off, change, choices: [on, off]);

    /// <summary>
    /// A change of the profile in the options: who parses puts that of the store there first. The profile is validated as a whole.
    /// </summary>
    static MartParameter<T> Rule<T>(
        string name, string description, Func<string, T> parse, string example, Func<CleaningProfile, T, CleaningProfile> change,
        bool isList = false, params ImmutableArray<string> choices) => new(
        name, description, parse, _ => [],
        (options, value) => options with { Cleaning = change(options.Cleaning ?? CleaningProfile.Reference, value) })
        {
            Choices = choices,
            Example = example,
            IsList = isList,
        };

    static MartParameter<T> Choice<T>(string name, string description, Func<MartOptions, T> get, Func<MartOptions, T, MartOptions> set)
        where T : struct, Enum
    {
        T[] values = Enum.GetValues<T>();
        ImmutableArray<string> choices = [.. values.Select(value => EnumNames.ToKebabCase(value))];
        return new(name, description, text => values[choices.IndexOf(ParameterText.OneOf(text, choices))], options => [get(options)], set)
        {
            Choices = choices,
            Example = choices[1],
        };
    }

    static HouseholdSegment ParseSegment(string text)
    {
        string expression = ParameterText.Short(text);
        try
        {
            return HouseholdSegment.Parse(expression);
        }
        catch (FormatException failure)
        {
            throw new FormatException($"is wrong: {failure.Message}", failure);
        }
    }
}
