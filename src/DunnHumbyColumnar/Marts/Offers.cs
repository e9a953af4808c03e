using System.Globalization;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>What is on offer: items promoted in a store in a week, and for each household those with a coupon of its running campaigns. Immutable.</summary>
sealed class Offers
{
    readonly bool[]? _promoted;
    readonly Dictionary<int, bool[]>? _ofHousehold;

    Offers(OfferUse use, bool[]? promoted, Dictionary<int, bool[]>? ofHousehold)
    {
        Use = use;
        _promoted = promoted;
        _ofHousehold = ofHousehold;
    }

    public OfferUse Use { get; }

    /// <summary>The offers that options ask for; null if they ask for none.</summary>
    /// <exception cref="UnknownNameException">causal_data knows nothing of the store in the week.</exception>
    public static Offers? Of(QueryContext context, ItemCatalog items, RecommendOptions options) => options.PromotedIn is null && options.CampaignDay is null
        ? null
        : new Offers(
            options.Offers,
            options.PromotedIn is { } at ? Promoted(context, items, at) : null,
            options.CampaignDay is { } day ? Campaigns(context, items, day) : null);

    /// <summary>Per item whether it is on offer for a household code; for nobody in particular, if that is negative.</summary>
    public Func<int, bool> For(int household)
    {
        var own = _ofHousehold?.GetValueOrDefault(household);
        return item => (_promoted is not null && _promoted[item]) || (own is not null && own[item]);
    }

    static bool[] Promoted(QueryContext context, ItemCatalog items, StoreWeek at)
    {
        string store = at.StoreId.ToString(CultureInfo.InvariantCulture);
        string week = at.WeekNo.ToString(CultureInfo.InvariantCulture);
        var rows = new QuerySpec("causal_data") { Keys = ["product_id"], Aggregates = [new(AggregateKind.Count, "")], Filters = [Is("store_id", store, store), Is("week_no", week, week)] };
        if (Columns(context, rows)[0].Length == 0)
            throw new UnknownNameException($"{store}/{week}", $"causal_data has no row of store {store} in week {week}");
        var promoted = new bool[items.Count];
        foreach (string column in (string[])["display", "mailer"])
            Mark(context, items, Columns(context, rows with { Filters = rows.Filters.Add(new QueryFilter(column, [new ValueInterval("0", "0")], true)) })[0], promoted);
        return promoted;
    }

    static Dictionary<int, bool[]> Campaigns(QueryContext context, ItemCatalog items, int day)
    {
        string on = day.ToString(CultureInfo.InvariantCulture);
        int[][] Running(string table, string key) => Columns(
            context,
            new QuerySpec(table) { Keys = ["campaign", key], Aggregates = [new(AggregateKind.Count, "")], Filters = [Is("start_day", null, on), Is("end_day", on, null)] });
        var coupons = Running("coupon", "product_id");
        var itemsOf = new Dictionary<int, List<int>>();
        for (int row = 0; row < coupons[0].Length; row++)
        {
            if (!itemsOf.TryGetValue(coupons[0][row], out var products))
                itemsOf.Add(coupons[0][row], products = []);
            products.Add(coupons[1][row]);
        }

        var households = Running("campaign_table", "household_key");
        var onOffer = new Dictionary<int, bool[]>();
        for (int row = 0; row < households[0].Length; row++)
        {
            int household = HouseholdKeys.CodeOf(context.Data, households[1][row]);
            if (!onOffer.TryGetValue(household, out bool[]? own))
                onOffer.Add(household, own = new bool[items.Count]);
            if (itemsOf.TryGetValue(households[0][row], out var products))
                Mark(context, items, [.. products], own);
        }

        return onOffer;
    }

    static void Mark(QueryContext context, ItemCatalog items, int[] productIds, bool[] marked)
    {
        foreach (int id in productIds)
            if (items.ItemOf(context.Data.Products.CodeOf(id)) is >= 0 and int item)
                marked[item] = true;
    }

    static QueryFilter Is(string column, string? from, string? to) => new(column, [new ValueInterval(from, to)], false);

    /// <summary>The keys of a query's groups.</summary>
    static int[][] Columns(QueryContext context, QuerySpec spec) =>
        [.. QueryRun.Run(context, spec).Frame.Columns.Take(spec.Keys.Length).Select(column => (int[])column.Values)];
}
