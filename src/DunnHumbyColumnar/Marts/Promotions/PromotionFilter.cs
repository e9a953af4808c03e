using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Promotion options made ready for one data set. Immutable.</summary>
sealed class PromotionFilter
{
    readonly byte[] _drops = new byte[LineLanes.Count];

    PromotionFilter(PromotionOptions options, CleanRules rules, bool[]? stores, bool[]? households)
    {
        Options = options;
        Rules = rules;
        Stores = stores;
        Households = households;
        for (int section = 0; section < SectionMap.Names.Length; section++)
            _drops[section] = options.Sections.IsEmpty || options.Sections.Contains(SectionMap.Names[section]) ? (byte)0 : LineLanes.Dropped;
        _drops[LineLanes.Dropped] = LineLanes.Dropped;
    }

    public PromotionOptions Options { get; }

    public CleanRules Rules { get; }

    /// <summary>Per store code whether it counts; null: all do.</summary>
    public bool[]? Stores { get; }

    /// <summary>Per household code whether it takes part; null: all do.</summary>
    public bool[]? Households { get; }

    /// <summary>0 per section that counts, <see cref="LineLanes.Dropped"/> for the others and for lines dropped before.</summary>
    public ReadOnlySpan<byte> Drops => _drops;

    /// <exception cref="UnknownNameException">There is no such section, store or segment.</exception>
    public static PromotionFilter Of(QueryContext context, PromotionOptions options)
    {
        options.Validate();
        foreach (string section in options.Sections)
            if (!SectionMap.Names.Contains(section))
                throw new UnknownNameException("section", section, SectionMap.Names);
        var rules = new CleanRules(context.Data, options.Cleaning, null);
        return new PromotionFilter(options, rules, StoresOf(context.Data, options), SegmentHouseholds.Of(context, rules, options.Segment));
    }

    /// <summary>Whether a product is of a section that counts.</summary>
    public bool Has(int product) => _drops[Rules.Data.ProductAttributes.Sections[product]] == 0;

    /// <summary>Per week number whether the day window has all its days; null: there is no window.</summary>
    public bool[]? Weeks(QueryContext context)
    {
        if (Options.FirstDay is null && Options.LastDay is null)
            return null;
        var days = QueryRun.Run(context, new QuerySpec("transaction_data") { Keys = ["week_no"], Aggregates = [new(MinMaxAggregate.Min, "day"), new(MinMaxAggregate.Max, "day")] }).Frame.Columns;
        var weeks = new bool[byte.MaxValue + 1];
        for (int row = 0; row < days[0].Values.Length; row++)
            weeks[Number(days[0], row)] = !(Number(days[1], row) < Options.FirstDay) && !(Number(days[2], row) > Options.LastDay);
        return weeks;
    }

    static int Number(Results.ResultColumn column, int row) => Convert.ToInt32(column.Values.GetValue(row), CultureInfo.InvariantCulture);

    static bool[]? StoresOf(JourneyData data, PromotionOptions options)
    {
        if (options.Stores.IsEmpty)
            return null;
        var ids = (IdDictionary)data.Dictionaries[CompleteJourney.Store];
        var stores = new bool[ids.Count];
        foreach (int id in options.Stores)
            stores[ids.CodeOf(id) is >= 0 and int code ? code : throw new UnknownNameException(id.ToString(CultureInfo.InvariantCulture), $"there is no store {id}")] = true;
        return stores;
    }
}
