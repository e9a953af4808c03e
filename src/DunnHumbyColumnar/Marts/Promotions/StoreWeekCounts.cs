using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Per item and combination of promotion flags the store-weeks of its products, and the units and cents of their clean lines there:
/// item x <see cref="PromotionLookup.Combinations"/> + flags. Only products with a row in causal_data count.
/// </summary>
sealed class StoreWeekCounts
{
    /// <summary>A flag and three sums by combination.</summary>
    const int BytesPerItem = sizeof(bool) + (3 * PromotionLookup.Combinations * sizeof(long));

    StoreWeekCounts(int items)
    {
        HasProducts = new bool[items];
        StoreWeeks = new long[items * PromotionLookup.Combinations];
        Units = new long[StoreWeeks.Length];
        Sales = new long[StoreWeeks.Length];
    }

    /// <summary>By item whether causal_data has one of its products.</summary>
    public bool[] HasProducts { get; }

    public long[] StoreWeeks { get; }

    public long[] Units { get; }

    public long[] Sales { get; }

    /// <param name="context">Data, threads and cancellation.</param>
    /// <param name="filter">Which lines, stores and products count.</param>
    /// <param name="weeks">By week number whether the week counts; null: all do.</param>
    /// <param name="items">The items.</param>
    /// <param name="flagsOfCodes">The flags to break down by.</param>
    public static StoreWeekCounts Build(
        QueryContext context, PromotionFilter filter, bool[]? weeks, ItemCatalog items, PromotionFlags flagsOfCodes)
    {
        context.Memory.Reserve("the store-weeks of items", (long)items.Count * BytesPerItem);
        var counts = new StoreWeekCounts(items.Count);
        using var scratch = new Scratch(context.Memory, "the sales of products");
        long[] units = Zeros(scratch, context.Data.Products.Count);
        long[] sales = Zeros(scratch, context.Data.Products.Count);
        PromotionIndex.ForEachSlice(context, flagsOfCodes, index =>
        {
            var scope = index.Scope(filter.Stores, weeks);
            Partitions.ForHouseholds(
                context,
                () => new PromotedLines(filter, index, scope),
                (lines, _, ranges) => lines.ForEach(ranges, _ => Add(lines, units, sales)),
                filter.Households);
            counts.Add(filter, items, index, scope, units, sales);
        });
        return counts;
    }

    /// <summary>Adds the products of a slice to their items.</summary>
    void Add(PromotionFilter filter, ItemCatalog items, PromotionIndex index, PromotionScope scope, long[] units, long[] sales)
    {
        for (int product = index.Products.First; product < index.Products.End; product++)
        {
            int item = items.ItemOf(product);
            if (item < 0 || !index.Has(product) || !filter.Has(product))
                continue;
            HasProducts[item] = true;
            index.AddStoreWeeks(product, scope, Cells(StoreWeeks, item));
            VectorAdd.Add(Cells(units, product), Cells(Units, item));
            VectorAdd.Add(Cells(sales, product), Cells(Sales, item));
        }
    }

    /// <summary>Threads share the sums; they rarely contend, as there are many products.</summary>
    static void Add(PromotedLines lines, long[] units, long[] sales)
    {
        var products = lines.Products;
        var flags = lines.Flags;
        var quantities = lines.Quantities;
        var cents = lines.Sales;
        for (int line = 0; line < flags.Length; line++)
        {
            if (flags[line] >= PromotionLookup.Combinations)
                continue;
            int sum = (products[line] * PromotionLookup.Combinations) + flags[line];
            Interlocked.Add(ref units[sum], quantities[line]);
            Interlocked.Add(ref sales[sum], cents[line]);
        }
    }

    static Span<long> Cells(long[] values, int item) => values.AsSpan(item * PromotionLookup.Combinations, PromotionLookup.Combinations);

    static long[] Zeros(Scratch scratch, int products)
    {
        long[] zeros = scratch.Rent<long>(Math.Max(1, products * PromotionLookup.Combinations));
        zeros.AsSpan().Clear();
        return zeros;
    }
}
