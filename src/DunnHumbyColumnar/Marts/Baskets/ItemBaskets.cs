using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The baskets of a filter in household order: the distinct items of each, ascending, the last one marked (see <see cref="Postings"/>).
/// They lie in segments of one array, which belongs to the scratch.
/// </summary>
sealed class ItemBaskets
{
    readonly int[] _items;

    ItemBaskets(BasketFilter filter, int[] items, BasketSegment[] segments)
    {
        Filter = filter;
        _items = items;
        Segments = segments;
        Count = segments.Sum(segment => segment.Baskets);
        Skipped = segments.Sum(segment => segment.Skipped);
        Cooccurrences = segments.Sum(segment => segment.Cooccurrences);
    }

    public BasketFilter Filter { get; }

    /// <summary>Number of baskets.</summary>
    public int Count { get; }

    /// <summary>Baskets left out because they had too many items.</summary>
    public int Skipped { get; }

    /// <summary>Pairs of items, counted once per basket.</summary>
    public long Cooccurrences { get; }

    /// <summary>Where the items lie.</summary>
    public BasketSegment[] Segments { get; }

    /// <summary>The array with the segments; what lies between them is undefined.</summary>
    public ReadOnlySpan<int> Items => _items;

    public ReadOnlySpan<int> In(BasketSegment segment) => _items.AsSpan(segment.Start, segment.End - segment.Start);

    public static ItemBaskets Build(QueryContext context, BasketFilter filter, Scratch scratch)
    {
        var morsels = Partitions.Households(context, filter.Households);
        int[] starts = new int[morsels.Length + 1];
        for (int morsel = 0; morsel < morsels.Length; morsel++)
            foreach (var range in morsels[morsel].Span)
                starts[morsel + 1] += range.Rows;
        for (int morsel = 0; morsel < morsels.Length; morsel++)
            starts[morsel + 1] += starts[morsel];

        bool areWhole = BasketLayout.AreWhole(context.Data, filter.Options.Unit);
        bool regroups = filter.Options.Unit == BasketUnit.Basket && !areWhole;
        int maxItems = filter.Options.MaximumBasketItems ?? int.MaxValue;
        int[] items = scratch.Rent<int>(Math.Max(1, starts[^1]));
        int[] keys = regroups ? scratch.Rent<int>(Math.Max(1, starts[^1])) : [];
        var segments = new BasketSegment[morsels.Length];
        var adders = new BasketAdder?[context.Threads];
        Workers.Run(
            context.Threads,
            morsels.Length,
            (worker, morsel) =>
            {
                var adder = adders[worker] ??= new BasketAdder(new HouseholdLines(filter, areWhole), regroups ? int.MaxValue : maxItems);
                int length = starts[morsel + 1] - starts[morsel];
                adder.Begin(items.AsMemory(starts[morsel], length), regroups ? keys.AsMemory(starts[morsel], length) : default);
                Partitions.ForEachHousehold(morsels[morsel].Span, adder.Add);
                segments[morsel] = new BasketSegment(
                    starts[morsel], starts[morsel] + adder.ItemCount, adder.BasketCount, adder.Skipped, adder.Cooccurrences);
            },
            context.CancellationToken);
        if (!regroups)
            return new ItemBaskets(filter, items, segments);
        context.Memory.Reserve(
            "putting baskets together", BasketLayout.BytesPerItem * segments.Sum(segment => (long)segment.End - segment.Start));
        return new ItemBaskets(filter, items, [BasketLayout.Regroup(segments, items, keys, maxItems)]);
    }
}
