using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// causal_data turned around: per (product, week) pair two bitmaps of stores, a bit for each store in which the product is promoted in that week in either of two ways. Rows of the
/// same product, week and store are OR-ed. With as many stores as published it takes 32 bytes a pair, 14 MB in all, and 32 a product; the arrays are the scratch's.
/// </summary>
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

    /// <summary>Bitmaps by product, week and store.</summary>
    public PromotionTable Table => new(_weeks.AsSpan(0, _products * _weekBlocks), _weekBlocks, _bits, _storeWords);

    /// <exception cref="MemoryBudgetException">There are so many stores that the bitmaps do not fit.</exception>
    public static PromotionIndex Build(QueryContext context, PromotionWays ways, long memoryBytes, Scratch scratch) => context.Data.Causal["store_id"].Type == StorageType.UInt8
        ? Build<byte>(context, ways, memoryBytes, scratch)
        : Build<ushort>(context, ways, memoryBytes, scratch);

    /// <summary>The stores and weeks that causal_data names, of those wanted.</summary>
    /// <param name="stores">By store code; null: all.</param>
    /// <param name="weeks">By week number; null: all.</param>
    public PromotionPlaces Places(bool[]? stores, bool[]? weeks)
    {
        int[] ofStore = new int[_bitOfStore.Length];
        ulong[] bits = new ulong[_storeWords];
        for (int store = 0; store < ofStore.Length; store++)
        {
            int bit = _bitOfStore[store];
            bool occurs = bit >= 0 && ((_stores[bit / WordBits] >> (bit % WordBits)) & 1) != 0 && stores?[store] != false;
            ofStore[store] = occurs ? bit : -1;
            if (occurs)
                bits[bit / WordBits] |= 1UL << (bit % WordBits);
        }

        int[] ofWeek = [.. _hasWeek.Select((occurs, week) => occurs && weeks?[week] != false ? week - _firstWeek : -1)];
        return new(ofStore, ofWeek, bits);
    }

    /// <summary>Whether causal_data has a row of a product.</summary>
    public bool Has(int product)
    {
        for (int block = 0; block < _weekBlocks; block++)
            if (_weeks[(product * _weekBlocks) + block].Weeks != 0)
                return true;
        return false;
    }

    /// <summary>Adds a product's stores times weeks to the count of the way it is promoted in there: a combination of <see cref="PromotionLanes.First"/> and <see cref="PromotionLanes.Second"/>.</summary>
    public void AddStoreWeeks(int product, PromotionPlaces places, Span<long> counts)
    {
        long promoted = 0;
        for (int block = 0; block < _weekBlocks; block++)
        {
            var known = _weeks[(product * _weekBlocks) + block];
            int pair = known.First;
            for (ulong left = known.Weeks; left != 0; left &= left - 1, pair++)
            {
                int week = _firstWeek + (block * WordBits) + BitOperations.TrailingZeroCount(left);
                if (places.OfWeek[week] < 0)
                    continue;
                for (int word = 0; word < _storeWords; word++)
                {
                    ulong first = _bits[(pair * Bitmaps * _storeWords) + word] & places.StoreBits[word];
                    ulong second = _bits[(((pair * Bitmaps) + 1) * _storeWords) + word] & places.StoreBits[word];
                    counts[PromotionLanes.First] += BitOperations.PopCount(first & ~second);
                    counts[PromotionLanes.Second] += BitOperations.PopCount(second & ~first);
                    counts[PromotionLanes.First | PromotionLanes.Second] += BitOperations.PopCount(first & second);
                    promoted += BitOperations.PopCount(first | second);
                }
            }
        }

        counts[0] += places.StoreWeeks - promoted;
    }

    /// <summary>Begins a pair; those of one product are begun one after another in the order of their weeks. Returns its two bitmaps, empty.</summary>
    public Span<ulong> Begin(int pair, int product, int week)
    {
        int number = week - _firstWeek;
        ref var known = ref _weeks[(product * _weekBlocks) + (number / WordBits)];
        known = new PromotedWeeks(known.Weeks | (1UL << number), known.Weeks == 0 ? pair : known.First);
        Volatile.Write(ref _hasWeek[week], true);
        var bits = _bits.AsSpan(pair * Bitmaps * _storeWords, Bitmaps * _storeWords);
        bits.Clear();
        return bits;
    }

    static PromotionIndex Build<TStore>(QueryContext context, PromotionWays ways, long memoryBytes, Scratch scratch)
        where TStore : unmanaged, IBinaryInteger<TStore>
    {
        var causal = context.Data.Causal;
        var index = new PromotionIndex(context.Data, scratch);
        var morsels = Morsels.CutAtRuns(causal["product_id"].Chunks, context.MorselRows ?? MorselRows);
        int[] first = new int[morsels.Length + 1];
        var readers = new PromotionReader<TStore>?[context.Threads];
        PromotionReader<TStore> Reader(int worker) => readers[worker] ??= new(causal, ways, index._storeWords);
        Workers.Run(context.Threads, morsels.Length, (worker, morsel) => first[morsel + 1] = Reader(worker).Count(morsels[morsel].AsSpan()), context.CancellationToken);
        for (int morsel = 0; morsel < morsels.Length; morsel++)
            first[morsel + 1] += first[morsel];
        long words = (long)first[^1] * Bitmaps * index._storeWords;
        long most = Math.Min(memoryBytes, (long)Array.MaxLength * sizeof(ulong));
        if (words * sizeof(ulong) > most)
            throw new MemoryBudgetException("the index of promotions", words * sizeof(ulong), most);
        index._bits = scratch.Rent<ulong>((int)words);
        LargeArray.Advise(index._bits);
        Workers.Run(context.Threads, morsels.Length, (worker, morsel) => Reader(worker).Fill(morsels[morsel].AsSpan(), first[morsel], index), context.CancellationToken);
        foreach (var reader in readers)
            if (reader is not null)
                GroupBits.Or(reader.Stores, index._stores);
        return index;
    }
}

/// <summary>The stores and weeks that promotions are looked at in.</summary>
/// <param name="OfStore">The bit of each store code; -1 for a store that does not count.</param>
/// <param name="OfWeek">The number of each week, from 0; -1 for a week that does not count.</param>
/// <param name="StoreBits">The stores that count, a bit each.</param>
sealed record PromotionPlaces(int[] OfStore, int[] OfWeek, ulong[] StoreBits)
{
    /// <summary>Number of stores times number of weeks.</summary>
    public long StoreWeeks { get; } = OfStore.LongCount(store => store >= 0) * OfWeek.LongCount(week => week >= 0);
}
