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
        using var scratch = new Scratch();
        var index = PromotionIndex.Build(context, flagsOfCodes, filter.Options.MemoryBytes, scratch);
        var scope = index.Scope(filter.Stores, weeks);
        int products = context.Data.Products.Count;
        long[] units = Zeros(scratch, products);
        long[] sales = Zeros(scratch, products);
        Partitions.ForHouseholds(
            context,
            () => new PromotedLines(filter, index, scope),
            (lines, _, ranges) => lines.ForEach(ranges, _ => Add(lines, units, sales)),
            filter.Households);

        var counts = new StoreWeekCounts(items.Count);
        for (int product = 0; product < products; product++)
        {
            int item = items.ItemOf(product);
            if (item < 0 || !index.Has(product) || !filter.Has(product))
                continue;
            counts.HasProducts[item] = true;
            index.AddStoreWeeks(product, scope, Cells(counts.StoreWeeks, item));
            VectorAdd.Add(Cells(units, product), Cells(counts.Units, item));
            VectorAdd.Add(Cells(sales, product), Cells(counts.Sales, item));
        }

        return counts;
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
