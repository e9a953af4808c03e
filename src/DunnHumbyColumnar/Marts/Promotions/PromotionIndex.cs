using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// An index of causal_data: per (product, week) pair two bitmaps of stores, one per promotion flag. Rows of the same product, week and
/// store are OR-ed. With the published number of stores it takes 32 bytes per pair, 14 MB in all, and 32 bytes per product; the scratch
/// owns the arrays.
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
    readonly ulong[] _stores;
    readonly PromotedWeeks[] _weeks;
    ulong[] _bits = [];

    PromotionIndex(JourneyData data, Scratch scratch)
    {
        var weeks = data.Causal["week_no"].Stats;
        var stores = data.Causal["store_id"];
        int count = stores.CodeMap?.Length ?? stores.Dictionary!.Count;
        _products = data.Products.Count;
        _firstWeek = (int)weeks.Min;
        _weekBlocks = ((int)(weeks.Max - weeks.Min) / WordBits) + 1;
        _storeWords = Math.Max(1, (count + WordBits - 1) / WordBits);
        _stores = new ulong[_storeWords];
        _weeks = scratch.Rent<PromotedWeeks>(Math.Max(1, _products * _weekBlocks));
        LargeArray.Advise(_weeks);
        _weeks.AsSpan(0, _products * _weekBlocks).Clear();
        _bitOfStore = new int[stores.Dictionary!.Count];
        Array.Fill(_bitOfStore, -1);
        for (int bit = 0; bit < count; bit++)
            _bitOfStore[stores.CodeOf(bit)] = bit;
    }

    /// <summary>The index as the kernels read it.</summary>
    public PromotionTable Table => new(_weeks.AsSpan(0, _products * _weekBlocks), _weekBlocks, _bits, _storeWords);

    /// <exception cref="MemoryBudgetException">The bitmaps would take more than <paramref name="memoryBytes"/>.</exception>
    public static PromotionIndex Build(QueryContext context, PromotionFlags flags, long memoryBytes, Scratch scratch) =>
        context.Data.Causal["store_id"].Type == StorageType.UInt8
        ? Build<byte>(context, flags, memoryBytes, scratch)
        : Build<ushort>(context, flags, memoryBytes, scratch);

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
        Volatile.Write(ref _hasWeek[week], true);
        var bits = _bits.AsSpan(pair * Bitmaps * _storeWords, Bitmaps * _storeWords);
        bits.Clear();
        return bits;
    }

    static PromotionIndex Build<TStore>(QueryContext context, PromotionFlags flags, long memoryBytes, Scratch scratch)
        where TStore : unmanaged, IBinaryInteger<TStore>
    {
        var causal = context.Data.Causal;
        var index = new PromotionIndex(context.Data, scratch);
        var morsels = Morsels.CutAtRuns(causal["product_id"].Chunks, context.MorselRows ?? MorselRows);
        int[] first = new int[morsels.Length + 1];
        var readers = new PromotionReader<TStore>?[context.Threads];
        PromotionReader<TStore> Reader(int worker) => readers[worker] ??= new(causal, flags, index._storeWords);
        Workers.Run(
            context.Threads, morsels.Length,
            (worker, morsel) => first[morsel + 1] = Reader(worker).Count(morsels[morsel].AsSpan()), context.CancellationToken);
        for (int morsel = 0; morsel < morsels.Length; morsel++)
            first[morsel + 1] += first[morsel];
        long words = (long)first[^1] * Bitmaps * index._storeWords;
        long maxBytes = Math.Min(memoryBytes, (long)Array.MaxLength * sizeof(ulong));
        if (words * sizeof(ulong) > maxBytes)
            throw new MemoryBudgetException("the index of promotions", words * sizeof(ulong), maxBytes);
        index._bits = scratch.Rent<ulong>((int)words);
        LargeArray.Advise(index._bits);
        Workers.Run(
            context.Threads, morsels.Length,
            (worker, morsel) => Reader(worker).Fill(morsels[morsel].AsSpan(), first[morsel], index), context.CancellationToken);
        foreach (var reader in readers)
            if (reader is not null)
                GroupBits.Or(reader.Stores, index._stores);
        return index;
    }
}
