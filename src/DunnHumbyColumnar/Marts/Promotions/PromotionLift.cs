using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>
/// What an item sells where and when its products are promoted, and where and when they are not. A store-week is a product in a store in a
/// week, out of all stores times weeks of causal_data; the figures are sums over those products of the item that causal_data has.
/// </summary>
/// <param name="Level">What an item is.</param>
/// <param name="Item">The item.</param>
/// <param name="Promotion"><c>display</c>, <c>mailer</c>, <c>both</c> or <c>any</c>; or a code, such as <c>display 5</c>.</param>
/// <param name="PromotedStoreWeeks">Store-weeks with the promotion.</param>
/// <param name="PromotedUnits">QUANTITY of the clean lines there.</param>
/// <param name="PromotedSales">Sales of the clean lines there.</param>
/// <param name="BaselineStoreWeeks">Store-weeks without any promotion.</param>
/// <param name="BaselineUnits">QUANTITY of the clean lines there.</param>
/// <param name="BaselineSales">Sales of the clean lines there.</param>
/// <param name="Lift">Units per promoted store-week over units per baseline store-week; null if a divisor is 0.</param>
public readonly record struct PromotionLiftRow(
    ItemLevel Level, string Item, string Promotion, long PromotedStoreWeeks, long PromotedUnits, Cents PromotedSales,
    long BaselineStoreWeeks, long BaselineUnits, Cents BaselineSales, double? Lift);

/// <summary>
/// promotion_lift: a row per kind of promotion and item with a product in causal_data, in item order (ids by number, names ordinal), then
/// <c>display</c>, <c>mailer</c>, <c>both</c>, <c>any</c>, or codes in their order. Lift is observational: products are promoted where and
/// when they sell anyway, so it is not the effect of the promotion.
/// </summary>
public sealed class PromotionLiftResult : JourneyResult<PromotionLiftRow>
{
    internal static readonly TableSchema Schema = new(
        "promotion_lift", "How much more of each item is sold where and when it is promoted?", "item, promotion",
        [
            ColumnSchema.Level,
            ColumnSchema.Item("item", "The item.", "CHEESE"),
            ColumnSchema.Words("promotion", "display, mailer, both or any; or a code, such as display 5.", "display"),
            ColumnSchema.WideNumber("promoted_store_weeks", "Store-weeks with the promotion.", 12_904, "store-weeks"),
            ColumnSchema.WideNumber("promoted_units", "QUANTITY of the clean lines there.", 3_288, "units"),
            ColumnSchema.Money("promoted_sales", "Sales of the clean lines there.", "8121.90"),
            ColumnSchema.WideNumber("baseline_store_weeks", "Store-weeks without any promotion.", 401_226, "store-weeks"),
            ColumnSchema.WideNumber("baseline_units", "QUANTITY of the clean lines there.", 62_339, "units"),
            ColumnSchema.Money("baseline_sales", "Sales of the clean lines there.", "151203.44"),
            ColumnSchema.Ratio("lift", "Units per promoted store-week over units per baseline store-week; null if a divisor is 0.", "1.64"),
        ])
    {
        Caveat = GoldTables.Observational,
    };

    /// <summary>A row's cells, and those of the baseline while they are computed.</summary>
    const int BytesPerRow = 96;

    /// <summary>Rows of an item by kind: display, mailer, both, any.</summary>
    const int KindNames = 4;

    const int Both = PromotionLookup.Display | PromotionLookup.Mailer;

    readonly ItemNames _names;
    readonly int[] _items;
    readonly int _kinds;

    PromotionLiftResult(ResultMetadata metadata, ResultFrame frame, ItemNames names, int[] items, int kinds)
        : base(metadata, frame)
    {
        _names = names;
        _items = items;
        _kinds = kinds;
    }

    /// <summary>The rows of an item; none if it has no product in causal_data.</summary>
    public IEnumerable<PromotionLiftRow> For(string item) => Array.BinarySearch(_items, _names.CodeOf(item)) is >= 0 and int position
        ? Enumerable.Range(position * _kinds, _kinds).Select(RowAt)
        : [];

    /// <summary>The table with default options: a row per kind of promotion and item.</summary>
    internal static PromotionLiftResult Restore(JourneyData data, ResultMetadata metadata, ResultFrame stored, PromotionLiftOptions options)
    {
        var names = ItemCatalog.From(data, options.Level).Names();
        string[] items = (string[])stored["item"].Values;
        int[] present = [.. Enumerable.Range(0, items.Length / KindNames).Select(item => names.CodeOf(items[item * KindNames]))];
        return new(metadata, stored, names, present, KindNames);
    }

    internal static PromotionLiftResult Build(QueryContext context, PromotionLiftOptions options)
    {
        options.Validate();
        var filter = PromotionFilter.Create(context, options.Promotions);
        var weeks = filter.Weeks(context);
        var items = ItemCatalog.From(context.Data, options.Level);
        StoreWeekCounts Count(PromotionFlags flags) => StoreWeekCounts.Build(context, filter, weeks, items, flags);
        context.Memory.Reserve(Schema.Name, BytesFor(context.Data, options.By, items.Count));
        PromotionKind[] kinds = options.By switch
        {
            PromotionBreakdown.DisplayCode => Codes("display"),
            PromotionBreakdown.MailerCode => Codes("mailer"),
            _ => Kinds(Count(PromotionFlags.ForKinds(context.Data))),
        };
        int[] present = kinds.Length == 0 ? [] : [.. Enumerable.Range(0, items.Count).Where(item => kinds[0].Counts.HasProducts[item])];
        var names = items.Names();
        var metadata = context.DescribeClean(Schema, options.Promotions.Cleaning, options.Describe());
        return new(metadata, ToFrame(names, kinds, present), names, present, kinds.Length);

        // The flags are "with this code" and "any promotion"; a row with the code has both.
        PromotionKind[] Codes(string column) =>
            [.. PromotionFlags.Codes(context.Data, column).Select(code => new PromotionKind(
                $"{column} {code}", Count(PromotionFlags.ForCode(context.Data, column, code)),
                [PromotionFlags.WithCode | PromotionFlags.Any]))];
    }

    /// <summary>
    /// Units per promoted store-week over units per baseline store-week; null if a divisor is 0. Cross multiplication: the products are
    /// exact below 2^53, so only the one IEEE division rounds.
    /// </summary>
    internal static double? LiftOf(long promotedUnits, long promotedStoreWeeks, long baselineUnits, long baselineStoreWeeks) =>
        promotedStoreWeeks == 0 || baselineStoreWeeks == 0 || baselineUnits == 0
            ? null
            : (double)promotedUnits * baselineStoreWeeks / ((double)baselineUnits * promotedStoreWeeks);

    private protected override PromotionLiftRow RowAt(int index)
    {
        var cells = Cells(index);
        cells.Skip(1);
        return new(
            _names.Level, cells.Item(), cells.Words(), cells.WideNumber(), cells.WideNumber(), cells.Money(), cells.WideNumber(),
            cells.WideNumber(), cells.Money(), cells.Ratio());
    }

    /// <summary>Bytes of the rows of the result: a row per item and kind.</summary>
    static long BytesFor(JourneyData data, PromotionBreakdown by, int items) => (long)BytesPerRow * items * by switch
    {
        PromotionBreakdown.DisplayCode => PromotionFlags.Codes(data, "display").Length,
        PromotionBreakdown.MailerCode => PromotionFlags.Codes(data, "mailer").Length,
        _ => KindNames,
    };

    static PromotionKind[] Kinds(StoreWeekCounts counts) =>
    [
        new("display", counts, [PromotionLookup.Display, Both]),
        new("mailer", counts, [PromotionLookup.Mailer, Both]),
        new("both", counts, [Both]),
        new("any", counts, [PromotionLookup.Display, PromotionLookup.Mailer, Both]),
    ];

    static ResultFrame ToFrame(ItemNames names, PromotionKind[] kinds, int[] items)
    {
        int rows = items.Length * kinds.Length;
        int Item(int row) => items[row / kinds.Length];
        PromotionKind Kind(int row) => kinds[row % kinds.Length];
        T[] Each<T>(Func<int, T> value) => [.. Enumerable.Range(0, rows).Select(value)];
        long[] Promoted(Func<StoreWeekCounts, long[]> figure) => Each(row => Kind(row).Promoted(figure(Kind(row).Counts), Item(row)));
        long[] Baseline(Func<StoreWeekCounts, long[]> figure) => Each(row => PromotionKind.Baseline(figure(Kind(row).Counts), Item(row)));
        var (promotedWeeks, promotedUnits) = (Promoted(counts => counts.StoreWeeks), Promoted(counts => counts.Units));
        var (baselineWeeks, baselineUnits) = (Baseline(counts => counts.StoreWeeks), Baseline(counts => counts.Units));
        string level = EnumNames.ToKebabCase(names.Level);
        return Schema.ToFrame(
            Each(_ => level), names.Pick(Each(Item)), Each(row => Kind(row).Name), promotedWeeks, promotedUnits,
            Promoted(counts => counts.Sales), baselineWeeks, baselineUnits, Baseline(counts => counts.Sales),
            Each(row => LiftOf(promotedUnits[row], promotedWeeks[row], baselineUnits[row], baselineWeeks[row])));
    }

    /// <summary>A kind of promotion: its name, its counts, and the combinations of flags that belong to it.</summary>
    sealed record PromotionKind(string Name, StoreWeekCounts Counts, int[] Combinations)
    {
        public long Promoted(long[] figures, int item)
        {
            long sum = 0;
            foreach (int flags in Combinations)
                sum += figures[(item * PromotionLookup.Combinations) + flags];
            return sum;
        }

        public static long Baseline(long[] figures, int item) => figures[item * PromotionLookup.Combinations];
    }
}
