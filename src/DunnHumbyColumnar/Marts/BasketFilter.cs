using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Basket options made ready for one data set. Immutable.</summary>
sealed class BasketFilter
{
    BasketFilter(BasketOptions options, CleanRules rules, ItemCatalog items, int[] itemOfProduct, bool[]? households)
    {
        Options = options;
        Rules = rules;
        Items = items;
        ItemOfProduct = itemOfProduct;
        Households = households;
    }

    public BasketOptions Options { get; }

    public CleanRules Rules { get; }

    public ItemCatalog Items { get; }

    /// <summary>As <see cref="ItemCatalog.ItemOfProduct"/>, -1 also for excluded items.</summary>
    public int[] ItemOfProduct { get; }

    /// <summary>Per household code whether it takes part; null: all do.</summary>
    public bool[]? Households { get; }

    /// <exception cref="UnknownNameException">An excluded item, department or the segment does not exist.</exception>
    public static BasketFilter Of(QueryContext context, BasketOptions options)
    {
        var items = ItemCatalog.Of(context.Data, options.Level);
        var rules = new CleanRules(context.Data, options.Cleaning, null);
        return new BasketFilter(options, rules, items, Exclude(context.Data, items, options), SegmentHouseholds.Of(context, rules, options.Segment));
    }

    static int[] Exclude(JourneyData data, ItemCatalog items, BasketOptions options)
    {
        if (options.ExcludedItems.IsEmpty && options.ExcludedDepartments.IsEmpty)
            return items.ItemOfProduct;
        var excluded = options.ExcludedItems.Select(items.Find).ToHashSet();
        var departments = ItemCatalog.Of(data, ItemLevel.Department);
        var excludedDepartments = options.ExcludedDepartments.Select(departments.Find).ToHashSet();
        int[] kept = new int[data.Products.Count];
        for (int product = 0; product < kept.Length; product++)
            kept[product] = excluded.Contains(items.ItemOf(product)) || excludedDepartments.Contains(departments.ItemOf(product)) ? -1 : items.ItemOf(product);
        return kept;
    }
}
