using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Promotion options resolved against one data set: names looked up, sets as arrays by code. Immutable.</summary>
sealed class PromotionFilter
{
    readonly byte[] _sectionFilter = new byte[LineSections.Count];

    PromotionFilter(PromotionOptions options, CleanRules rules, bool[]? stores, bool[]? households)
    {
        Options = options;
        Rules = rules;
        Stores = stores;
        Households = households;
        for (int section = 0; section < SectionMap.Names.Length; section++)
            _sectionFilter[section] =
                options.Sections.IsEmpty || options.Sections.Contains(SectionMap.Names[section]) ? (byte)0 : LineSections.Filtered;
        _sectionFilter[LineSections.Filtered] = LineSections.Filtered;
    }

    public PromotionOptions Options { get; }

    public CleanRules Rules { get; }

    /// <summary>By store code whether the store counts; null: all do.</summary>
    public bool[]? Stores { get; }

    /// <summary>By household code whether the household counts; null: all do.</summary>
    public bool[]? Households { get; }

    /// <summary>By bucket of <see cref="LineSections"/>: 0 for a section that counts, else <see cref="LineSections.Filtered"/>.</summary>
    public ReadOnlySpan<byte> SectionFilter => _sectionFilter;

    /// <exception cref="UnknownNameException">There is no such section, store or segment.</exception>
    public static PromotionFilter Create(QueryContext context, PromotionOptions options)
    {
        options.Validate();
        foreach (string section in options.Sections)
            if (!SectionMap.Names.Contains(section))
                throw new UnknownNameException("section", section, SectionMap.Names);
        var rules = new CleanRules(context.Data, options.Cleaning, null);
        return new PromotionFilter(
            options, rules, StoresOf(context.Data, options), SegmentHouseholds.Find(context, rules, options.Segment));
    }

    /// <summary>Whether the product's section counts.</summary>
    public bool Has(int product) => _sectionFilter[Rules.Data.ProductAttributes.Sections[product]] == 0;

    /// <summary>By week number whether all days of the week lie in the day window; null: there is no window.</summary>
    public bool[]? Weeks(QueryContext context)
    {
        if (Options.FirstDay is null && Options.LastDay is null)
            return null;
        var days = QueryRun.Run(context, new QuerySpec("transaction_data")
        {
            Keys = ["week_no"],
            Aggregates = [new(MinMaxAggregate.Min, "day"), new(MinMaxAggregate.Max, "day")],
        }).Frame.Columns;
        var weeks = new bool[byte.MaxValue + 1];
        for (int row = 0; row < days[0].Values.Length; row++)
            weeks[Number(days[0], row)] = !(Number(days[1], row) < Options.FirstDay) && !(Number(days[2], row) > Options.LastDay);
        return weeks;
    }

    static int Number(Results.ResultColumn column, int row) => Convert.ToInt32(column.Values.GetValue(row), CultureInfo.InvariantCulture);

    static bool[]? StoresOf(JourneyData data, PromotionOptions options)
    {
        if (options.Stores.IsEmpty && options.StoreCodes.IsEmpty)
            return null;
        var ids = data.Stores;
        var stores = new bool[ids.Count];
        foreach (int id in options.Stores)
            stores[Known(ids.CodeOf(id), id.ToString(CultureInfo.InvariantCulture))] = true;
        foreach (string id in options.StoreCodes)
            stores[Known(ids.CodeOf(id), id)] = true;
        return stores;

        static int Known(int code, string id) => code >= 0 ? code : throw new UnknownNameException(id, $"there is no store {id}");
    }
}
