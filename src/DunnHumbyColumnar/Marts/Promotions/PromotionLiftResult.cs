using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>
/// What an item sells where and when its products are promoted, and where and when they are not at all. A store-week is a product in a store in a week, out of all stores times weeks
/// of causal_data; the figures are sums over the item's products that causal_data knows.
/// </summary>
/// <param name="Level">The level of the item.</param>
/// <param name="Item">The item: a PRODUCT_ID, or a name.</param>
/// <param name="Promotion"><c>display</c>, <c>mailer</c>, <c>both</c> or <c>any</c>; or a code, such as <c>display 5</c>.</param>
/// <param name="PromotedStoreWeeks">Store-weeks with the promotion.</param>
/// <param name="PromotedUnits">QUANTITY of the clean lines there.</param>
/// <param name="PromotedSales">Their sales.</param>
/// <param name="BaselineStoreWeeks">Store-weeks without any promotion.</param>
/// <param name="BaselineUnits">QUANTITY of the clean lines there.</param>
/// <param name="BaselineSales">Their sales.</param>
public readonly record struct PromotionLiftRow(
    ItemLevel Level, string Item, string Promotion, long PromotedStoreWeeks, long PromotedUnits, Cents PromotedSales, long BaselineStoreWeeks, long BaselineUnits, Cents BaselineSales)
{
    /// <summary>(PromotedUnits / PromotedStoreWeeks) / (BaselineUnits / BaselineStoreWeeks); null if a divisor is 0.</summary>
    public double? Lift => PromotedStoreWeeks == 0 || BaselineStoreWeeks == 0 || BaselineUnits == 0
        ? null
        : (double)PromotedUnits * BaselineStoreWeeks / ((double)BaselineUnits * PromotedStoreWeeks);
}

/// <summary>
/// promotion_lift: a row per item with a product in causal_data and kind of promotion, in item order (ids by number, names ordinal), then <c>display</c>, <c>mailer</c>, <c>both</c>,
/// <c>any</c>, or codes in their order. Lift compares what was observed: products are promoted when they sell anyway, so it is not what a promotion causes.
/// </summary>
public sealed class PromotionLiftResult : JourneyResult<PromotionLiftRow>
{
    readonly ItemNames _names;
    readonly PromotionKind[] _kinds;
    readonly int[] _items;

    internal PromotionLiftResult(ResultMetadata metadata, ItemNames names, PromotionKind[] kinds)
        : base(metadata)
    {
        _names = names;
        _kinds = kinds;
        _items = kinds.Length == 0 ? [] : [.. Enumerable.Range(0, kinds[0].Counts.HasProducts.Length).Where(item => kinds[0].Counts.HasProducts[item])];
    }

    /// <inheritdoc/>
    public override int Count => _items.Length * _kinds.Length;

    /// <summary>The rows of an item; none if it has no product in causal_data.</summary>
    public IEnumerable<PromotionLiftRow> For(string item)
    {
        int code = _names.CodeOf(item);
        return Array.BinarySearch(_items, code) < 0 ? [] : _kinds.Select(kind => kind.Of(_names, code));
    }

    private protected override PromotionLiftRow RowAt(int index) => _kinds[index % _kinds.Length].Of(_names, _items[index / _kinds.Length]);

    private protected override ResultFrame CreateFrame()
    {
        var rows = this.ToArray();
        int[] items = [.. _items.SelectMany(item => Enumerable.Repeat(item, _kinds.Length))];
        var names = _names.Column("item", items.Length);
        _names.Fill(names, items, ..items.Length);
        string level = Words.Of(_names.Level);
        return new(
        [
            ResultColumn.Text("level", Array.ConvertAll(rows, _ => level)),
            names,
            ResultColumn.Text("promotion", Array.ConvertAll(rows, row => row.Promotion)),
            ResultColumn.Int64("promoted_store_weeks", Array.ConvertAll(rows, row => row.PromotedStoreWeeks)),
            ResultColumn.Int64("promoted_units", Array.ConvertAll(rows, row => row.PromotedUnits)),
            ResultColumn.Money("promoted_sales", Array.ConvertAll(rows, row => row.PromotedSales.Value)),
            ResultColumn.Int64("baseline_store_weeks", Array.ConvertAll(rows, row => row.BaselineStoreWeeks)),
            ResultColumn.Int64("baseline_units", Array.ConvertAll(rows, row => row.BaselineUnits)),
            ResultColumn.Money("baseline_sales", Array.ConvertAll(rows, row => row.BaselineSales.Value)),
            ResultColumn.Double("lift", Array.ConvertAll(rows, row => row.Lift)),
        ]);
    }
}
