using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>Basket options resolved against one data set. Immutable; the map of products belongs to the scratch.</summary>
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

    /// <summary>
    /// The item of each product; <see cref="LineItems.Filtered"/> if the cleaning rules drop its lines, <see cref="LineItems.None"/> if it
    /// has no item or an excluded one.
    /// </summary>
    public int[] ItemOfProduct { get; }

    /// <summary>Whether each household code takes part; null: all do.</summary>
    public bool[]? Households { get; }

    /// <exception cref="UnknownNameException">An excluded item, department or the segment does not exist.</exception>
    public static BasketFilter Create(QueryContext context, BasketOptions options, Scratch scratch)
    {
        var items = ItemCatalog.From(context.Data, options.Level);
        var rules = new CleanRules(context.Data, options.Cleaning, null);
        return new BasketFilter(
            options, rules, items, Map(rules, items, options, scratch),
            SegmentHouseholds.Find(context, rules, options.Segment)
                // Lines without a household have baskets, but no household's week and no household.
                ?? (options.Unit == BasketUnit.Basket ? null : context.Data.NamedHouseholds));
    }

    static int[] Map(CleanRules rules, ItemCatalog items, BasketOptions options, Scratch scratch)
    {
        var excluded = options.ExcludedItems.Select(items.Find).ToHashSet();
        var departments = ItemCatalog.From(rules.Data, ItemLevel.Department);
        var excludedDepartments = options.ExcludedDepartments.Select(departments.Find).ToHashSet();
        int[] map = scratch.Rent<int>(Math.Max(1, rules.SectionOfProduct.Length));
        for (int product = 0; product < rules.SectionOfProduct.Length; product++)
        {
            int item = items.ItemOf(product);
            map[product] = rules.SectionOfProduct[product] == LineSections.Filtered
                ? LineItems.Filtered
                : item < 0 || excluded.Contains(item) || excludedDepartments.Contains(departments.ItemOf(product)) ? LineItems.None : item;
        }

        return map;
    }
}
