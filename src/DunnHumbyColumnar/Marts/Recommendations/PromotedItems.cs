using System.Globalization;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Promoted items: those displayed or mailed in a store and week, and for each household those with a coupon of its running campaigns.
/// Immutable.
/// </summary>
sealed class PromotedItems
{
    readonly bool[]? _inStore;
    readonly Dictionary<int, List<bool[]>>? _byHousehold;

    PromotedItems(OfferUse use, bool[]? inStore, Dictionary<int, List<bool[]>>? byHousehold)
    {
        Use = use;
        _inStore = inStore;
        _byHousehold = byHousehold;
    }

    public OfferUse Use { get; }

    /// <summary>The promoted items that options ask for; null if they ask for none.</summary>
    /// <exception cref="UnknownNameException">causal_data has no row of the store and week.</exception>
    public static PromotedItems? Build(QueryContext context, ItemCatalog items, RecommendOptions options) =>
        options.PromotedIn is null && options.CampaignDay is null
            ? null
            : new PromotedItems(
                options.Offers,
                options.PromotedIn is { } at ? InStore(context, items, at) : null,
                options.CampaignDay is { } day ? ByHousehold(context, items, day) : null);

    /// <summary>The predicate of items promoted for a household code; a negative code stands for no household.</summary>
    public Func<int, bool> For(int household)
    {
        var own = _byHousehold?.GetValueOrDefault(household);
        return item => (_inStore is not null && _inStore[item]) || (own is not null && own.Exists(campaign => campaign[item]));
    }

    static bool[] InStore(QueryContext context, ItemCatalog items, StoreWeek at)
    {
        string store = at.StoreId.ToString(CultureInfo.InvariantCulture);
        string week = at.WeekNo.ToString(CultureInfo.InvariantCulture);
        var rows = new QuerySpec("causal_data")
        {
            Keys = ["product_id"],
            Aggregates = [new(CountAggregate.Instance, "")],
            Filters = [QueryFilter.Between("store_id", store, store, areKeys: true), QueryFilter.Between("week_no", week, week)],
        };
        if (Columns(context, rows)[0].Length == 0)
        {
            string id = context.Data.Stores.CodeOf(at.StoreId) is >= 0 and int code ? context.Data.Stores.Text(code) : store;
            throw new UnknownNameException($"{id}/{week}", $"causal_data has no row of store {id} in week {week}");
        }

        var inStore = new bool[items.Count];
        foreach (string column in (string[])["display", "mailer"])
            Mark(
                context, items,
                Columns(context, rows with { Filters = rows.Filters.Add(new QueryFilter(column, [new IntervalTerm("0", "0")], true)) })[0],
                inStore);
        return inStore;
    }

    /// <summary>Per household code, the items of each of its running campaigns; households of a campaign share its array.</summary>
    static Dictionary<int, List<bool[]>> ByHousehold(QueryContext context, ItemCatalog items, int day)
    {
        string on = day.ToString(CultureInfo.InvariantCulture);
        int[][] Running(string table, string key) => Columns(
            context,
            new QuerySpec(table)
            {
                Keys = ["campaign", key],
                Aggregates = [new(CountAggregate.Instance, "")],
                Filters = [QueryFilter.Between("start_day", null, on), QueryFilter.Between("end_day", on, null)],
            });
        var coupons = Running("coupon", "product_id");
        var itemsOf = new Dictionary<int, bool[]>();
        foreach (var campaign in coupons[0].Zip(coupons[1]).GroupBy(row => row.First, row => row.Second))
            Mark(context, items, [.. campaign], itemsOf[campaign.Key] = new bool[items.Count]);
        var households = Running("campaign_table", "household_key");
        return households[0].Zip(households[1]).Where(row => itemsOf.ContainsKey(row.First))
            .GroupBy(row => HouseholdKeys.CodeOf(context.Data, row.Second), row => itemsOf[row.First])
            .ToDictionary(household => household.Key, household => household.ToList());
    }

    static void Mark(QueryContext context, ItemCatalog items, int[] productIds, bool[] marked)
    {
        foreach (int id in productIds)
            if (items.ItemOf(context.Data.Products.CodeOf(id)) is >= 0 and int item)
                marked[item] = true;
    }

    /// <summary>The keys of a query's groups.</summary>
    static int[][] Columns(QueryContext context, QuerySpec spec) =>
        [.. QueryRun.Run(context, spec).Frame.Columns.Take(spec.Keys.Length).Select(column => (int[])column.Values)];
}
