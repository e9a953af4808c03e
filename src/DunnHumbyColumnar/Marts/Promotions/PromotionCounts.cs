using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Per item the stores times weeks in which its products are promoted in each way, with the units and cents of their clean lines there: <see cref="PromotionLanes.Count"/> ways side
/// by side, way 0 being no promotion. Only products with a row in causal_data count.
/// </summary>
sealed class PromotionCounts
{
    PromotionCounts(int items)
    {
        HasProducts = new bool[items];
        StoreWeeks = new long[items * PromotionLanes.Count];
        Units = new long[StoreWeeks.Length];
        Sales = new long[StoreWeeks.Length];
    }

    /// <summary>Whether causal_data knows a product of the item.</summary>
    public bool[] HasProducts { get; }

    public long[] StoreWeeks { get; }

    public long[] Units { get; }

    public long[] Sales { get; }

    /// <param name="context">Data, threads and cancellation.</param>
    /// <param name="filter">Which lines, stores and products count.</param>
    /// <param name="weeks">By week number whether it counts; null: all do.</param>
    /// <param name="items">The items.</param>
    /// <param name="ways">The ways to promote.</param>
    public static PromotionCounts Build(QueryContext context, PromotionFilter filter, bool[]? weeks, ItemCatalog items, PromotionWays ways)
    {
        using var scratch = new Scratch();
        var index = PromotionIndex.Build(context, ways, filter.Options.MemoryBytes, scratch);
        var places = index.Places(filter.Stores, weeks);
        int products = context.Data.Products.Count;
        long[] units = Zeros(scratch, products);
        long[] sales = Zeros(scratch, products);
        Partitions.ForHouseholds(
            context,
            () => new PromotedLines(filter, index, places),
            (lines, _, ranges) => lines.ForEach(ranges, _ => Add(lines, units, sales)),
            filter.Households);

        var counts = new PromotionCounts(items.Count);
        for (int product = 0; product < products; product++)
        {
            int item = items.ItemOf(product);
            if (item < 0 || !index.Has(product) || !filter.Has(product))
                continue;
            counts.HasProducts[item] = true;
            index.AddStoreWeeks(product, places, Ways(counts.StoreWeeks, item));
            VectorAdd.Add(Ways(units, product), Ways(counts.Units, item));
            VectorAdd.Add(Ways(sales, product), Ways(counts.Sales, item));
        }

        return counts;
    }

    /// <summary>Threads meet in the same sums, and rarely: products are many.</summary>
    static void Add(PromotedLines lines, long[] units, long[] sales)
    {
        var products = lines.Products;
        var lanes = lines.Lanes;
        var quantities = lines.Quantities;
        var cents = lines.Sales;
        for (int line = 0; line < lanes.Length; line++)
        {
            if (lanes[line] >= PromotionLanes.Count)
                continue;
            int sum = (products[line] * PromotionLanes.Count) + lanes[line];
            Interlocked.Add(ref units[sum], quantities[line]);
            Interlocked.Add(ref sales[sum], cents[line]);
        }
    }

    static Span<long> Ways(long[] values, int item) => values.AsSpan(item * PromotionLanes.Count, PromotionLanes.Count);

    static long[] Zeros(Scratch scratch, int products)
    {
        long[] zeros = scratch.Rent<long>(Math.Max(1, products * PromotionLanes.Count));
        zeros.AsSpan().Clear();
        return zeros;
    }
}
