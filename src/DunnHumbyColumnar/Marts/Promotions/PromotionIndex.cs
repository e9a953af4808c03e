using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// An index of causal_data: per (product, week) pair two bitmaps of stores, one per promotion flag. Rows of the same product, week and
/// store are OR-ed. With the published number of stores it takes 32 bytes per pair, 14 MB in all, and 32 bytes per product; the scratch
/// owns the arrays. Where it would be too large it is made slice by slice: of the pairs of some products, in the same arrays.
/// </summary>
/// <remarks>
/// The pair of a (product, week) is the product's first pair plus the rank of the week's bit, a popcount (bits are drawn with bit 0 on the
/// left):
/// <code>
/// _weeks                                 _bits: pairs by product, then week
/// product   weeks      first pair        pair   display    mailer
///    0      0100010        0  ---------->  0    00010010   00000000    product 0, week 1
///    1      0000000        -               1    00000001   01000000    product 0, week 5
///    2      0001000        2  ---------->  2    10000000   10010000    product 2, week 3
///
/// product 0, week 5, store 1:  bit 5 is set, its rank is 1  ->  pair 0 + 1  ->  display 0, mailer 1
/// </code>
/// </remarks>
sealed class PromotionIndex
{
    const int WordBits = 64;
    const int Bitmaps = 2;
    const int MorselRows = 256 * 1024;

    readonly int _products;
    readonly int _firstWeek;
    readonly int _weekBlocks;
    readonly int _storeWords;
    readonly int[] _bitOfStore;
    readonly bool[] _hasWeek = new bool[byte.MaxValue + 1];
    readonly PromotedWeeks[] _weeks;
    ulong[] _stores = [];
    ulong[] _bits = [];

    PromotionIndex(JourneyData data, Scratch scratch)
    {
        var weeks = data.Causal["week_no"].Stats;
        var stores = data.Causal["store_id"];
        int count = CodesOf(stores);
        _products = data.Products.Count;
        _firstWeek = (int)weeks.Min;
        _weekBlocks = ((int)(weeks.Max - weeks.Min) / WordBits) + 1;
        _storeWords = Math.Max(1, (count + WordBits - 1) / WordBits);
        _weeks = scratch.Rent<PromotedWeeks>(Math.Max(1, _products * _weekBlocks));
        LargeArray.Advise(_weeks);
        _bitOfStore = new int[stores.Dictionary!.Count];
        Array.Fill(_bitOfStore, -1);
        for (int bit = 0; bit < count; bit++)
            _bitOfStore[stores.CodeOf(bit)] = bit;
    }

    /// <summary>The codes of the products that the slice is about, those without a row in causal_data included.</summary>
    public (int First, int End) Products { get; private set; }

    /// <summary>Whether the slice is about some products only.</summary>
    public bool IsPart => Products != (0, _products);

    /// <summary>The index as the kernels read it.</summary>
    public PromotionTable Table => new(_weeks.AsSpan(0, _products * _weekBlocks), _weekBlocks, _bits, _storeWords);

    /// <summary>Makes the index and calls <paramref name="body"/> with each slice of it; no product is in two.</summary>
    /// <exception cref="MemoryBudgetException">The budget does not hold the smallest slice.</exception>
    public static void ForEachSlice(QueryContext context, PromotionFlags flags, Action<PromotionIndex> body)
    {
        if (context.Data.Causal["store_id"].Type == StorageType.UInt8)
            ForEachSlice<byte>(context, flags, body);
        else
            ForEachSlice<ushort>(context, flags, body);
    }

    /// <summary>The stores and weeks that causal_data covers, out of the given ones.</summary>
    /// <param name="stores">By store code; null: all.</param>
    /// <param name="weeks">By week number; null: all.</param>
    public PromotionScope Scope(bool[]? stores, bool[]? weeks)
    {
        int[] storeBits = new int[_bitOfStore.Length];
        ulong[] bits = new ulong[_storeWords];
        for (int store = 0; store < storeBits.Length; store++)
        {
            int bit = _bitOfStore[store];
            bool occurs = bit >= 0 && ((_stores[bit / WordBits] >> (bit % WordBits)) & 1) != 0 && stores?[store] != false;
            storeBits[store] = occurs ? bit : -1;
            if (occurs)
                bits[bit / WordBits] |= 1UL << (bit % WordBits);
        }

        int[] weekIndexes = [.. _hasWeek.Select((occurs, week) => occurs && weeks?[week] != false ? week - _firstWeek : -1)];
        return new(storeBits, weekIndexes, bits);
    }

    /// <summary>Whether causal_data has a row with the product.</summary>
    public bool Has(int product)
    {
        for (int block = 0; block < _weekBlocks; block++)
            if (_weeks[(product * _weekBlocks) + block].Weeks != 0)
                return true;
        return false;
    }

    /// <summary>
    /// Adds the product's store-weeks in scope to the counts, which are indexed by combination of <see cref="PromotionLookup.Display"/> and
    /// <see cref="PromotionLookup.Mailer"/>.
    /// </summary>
    public void AddStoreWeeks(int product, PromotionScope scope, Span<long> counts)
    {
        long promoted = 0;
        for (int block = 0; block < _weekBlocks; block++)
        {
            var known = _weeks[(product * _weekBlocks) + block];
            int pair = known.FirstPair;
            for (ulong left = known.Weeks; left != 0; left &= left - 1, pair++)
            {
                int week = _firstWeek + (block * WordBits) + BitOperations.TrailingZeroCount(left);
                if (scope.WeekIndexes[week] < 0)
                    continue;
                for (int word = 0; word < _storeWords; word++)
                {
                    ulong display = _bits[(pair * Bitmaps * _storeWords) + word] & scope.StoreBits[word];
                    ulong mailer = _bits[(((pair * Bitmaps) + 1) * _storeWords) + word] & scope.StoreBits[word];
                    counts[PromotionLookup.Display] += BitOperations.PopCount(display & ~mailer);
                    counts[PromotionLookup.Mailer] += BitOperations.PopCount(mailer & ~display);
                    counts[PromotionLookup.Display | PromotionLookup.Mailer] += BitOperations.PopCount(display & mailer);
                    promoted += BitOperations.PopCount(display | mailer);
                }
            }
        }

        counts[PromotionLookup.None] += scope.StoreWeeks - promoted;
    }

    /// <summary>
    /// Begins a pair and returns its two bitmaps, empty. The pairs of a product must be begun in week order, without others in between.
    /// </summary>
    public Span<ulong> Begin(int pair, int product, int week)
    {
        int number = week - _firstWeek;
        ref var known = ref _weeks[(product * _weekBlocks) + (number / WordBits)];
        known = new PromotedWeeks(known.Weeks | (1UL << number), known.Weeks == 0 ? pair : known.FirstPair);
        var bits = _bits.AsSpan(pair * Bitmaps * _storeWords, Bitmaps * _storeWords);
        bits.Clear();
        return bits;
    }

    static void ForEachSlice<TStore>(QueryContext context, PromotionFlags flags, Action<PromotionIndex> body)
        where TStore : unmanaged, IBinaryInteger<TStore>
    {
        using var scratch = new Scratch(context.Memory, "the index of promotions");
        var causal = context.Data.Causal;
        var index = new PromotionIndex(context.Data, scratch);
        index._stores = StoresOf<TStore>(context, index._storeWords);
        var morsels = Morsels.CutAtRuns(causal["product_id"].Chunks, context.MorselRows ?? MorselRows);
        int[] pairs = new int[morsels.Length];
        var readers = new PromotionReader<TStore>?[context.Threads];
        PromotionReader<TStore> Reader(int worker) => readers[worker] ??= new(causal, flags, index._storeWords);
        Workers.Run(
            context.Threads, morsels.Length,
            (worker, morsel) => pairs[morsel] = Reader(worker).Count(morsels[morsel].AsSpan(), index._hasWeek), context.CancellationToken);
        int pairWords = Bitmaps * index._storeWords;
        var slices = PromotionSlice.Cut(pairs, SliceBytes(context) / (pairWords * sizeof(ulong)));
        index._bits = scratch.Rent<ulong>(checked(slices.Max(slice => slice.Pairs) * pairWords));
        LargeArray.Advise(index._bits);
        var products = new ColumnCursor<int>(causal["product_id"]);
        int FirstProduct(int morsel) => morsels[morsel][0] is var range ? products.Values(range.Batch, range.Start, range.Start + 1)[0] : 0;
        foreach (var slice in slices)
        {
            index.Begin(
                slice.Start == 0 ? 0 : FirstProduct(slice.Start),
                slice.End == morsels.Length ? index._products : FirstProduct(slice.End));
            Workers.Run(
                context.Threads, slice.End - slice.Start,
                (worker, part) => Reader(worker).Fill(morsels[slice.Start + part].AsSpan(), slice.FirstPairs[part], index),
                context.CancellationToken);
            body(index);
        }
    }

    /// <summary>
    /// What the bitmaps of a slice may take, unless those of one morsel take more: at most half of what is left of the budget, and a power
    /// of two, as the pool's arrays are.
    /// </summary>
    static long SliceBytes(QueryContext context) => Math.Min(
        context.PromotionSliceBytes, (long)BitOperations.RoundUpToPowerOf2((ulong)(context.Memory.Budget.FreeBytes / 2) + 1) / 2);

    /// <summary>Number of stored codes, those that do not occur included.</summary>
    static int CodesOf(ColumnData stores) => stores.CodeMap?.Length ?? stores.Dictionary!.Count;

    /// <summary>The stores that causal_data has a row of, a bit each.</summary>
    static ulong[] StoresOf<TStore>(QueryContext context, int words)
        where TStore : unmanaged, IBinaryInteger<TStore>
    {
        var column = context.Data.Causal["store_id"];
        var all = new ulong[words];
        if (column.Stats.Distinct == CodesOf(column))
        {
            for (int store = 0; store < CodesOf(column); store++)
                all[store / WordBits] |= 1UL << (store % WordBits);
            return all;
        }

        var chunks = column.Chunks;
        var gate = new Lock();
        Workers.Run(
            context.Threads, chunks.Length,
            (_, chunk) =>
            {
                var stores = new ulong[words];
                StoreBits.Set(chunks[chunk].Values<TStore>(), stores);
                lock (gate)
                    GroupBits.Or(stores, all);
            },
            context.CancellationToken);
        return all;
    }

    /// <summary>Begins the slice of some products, given by code, without pairs.</summary>
    void Begin(int first, int end)
    {
        _weeks.AsSpan(0, _products * _weekBlocks).Clear();
        Products = (first, end);
    }
}
