using System.Numerics;
using System.Runtime.CompilerServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// One thread's reader of causal_data, which is sorted by product, then week: a merge of run-end lists gives each (product, week) pair and
/// its stores. Not thread-safe.
/// </summary>
/// <typeparam name="TStore">The storage type of store codes.</typeparam>
/// <param name="causal">The table.</param>
/// <param name="flagsOfCodes">The flags of its display and mailer codes.</param>
/// <param name="storeWords">Words per bitmap of stores.</param>
sealed class PromotionReader<TStore>(TableData causal, PromotionFlags flagsOfCodes, int storeWords)
    where TStore : unmanaged, IBinaryInteger<TStore>
{
    readonly ColumnCursor<int> _products = new(causal["product_id"]);
    readonly ColumnCursor<byte> _weeks = new(causal["week_no"]);
    readonly MappedRuns<byte> _displays = new(causal["display"], flagsOfCodes.OfDisplay);
    readonly MappedRuns<byte> _mailers = new(causal["mailer"], flagsOfCodes.OfMailer);
    readonly ColumnCursor<TStore> _stores = new(causal["store_id"]);
    readonly ulong[] _runStores = new ulong[storeWords];
    int[] _ends = [];
    byte[] _flags = [];

    /// <summary>Number of (product, week) pairs in a morsel; marks the weeks by number.</summary>
    public int Count(ReadOnlySpan<RowRange> morsel, bool[] weeksFound)
    {
        int pairs = 0;
        (int Product, int Week) last = (-1, -1);
        foreach (var range in morsel)
        {
            _products.Runs(range.Batch, range.Start, range.End, out var productEnds, out var products);
            _weeks.Runs(range.Batch, range.Start, range.End, out var weekEnds, out var weeks);
            for (int p = 0, w = 0; p < products.Length;)
            {
                var pair = (products[p], weeks[w]);
                Volatile.Write(ref weeksFound[weeks[w]], true);
                pairs += pair == last ? 0 : 1;
                last = pair;
                int end = Math.Min(productEnds[p], weekEnds[w]);
                p += productEnds[p] == end ? 1 : 0;
                w += weekEnds[w] == end ? 1 : 0;
            }
        }

        return pairs;
    }

    /// <summary>Reads the pairs of a morsel into an index; the first of them has number <paramref name="pair"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fill(ReadOnlySpan<RowRange> morsel, int pair, PromotionIndex index)
    {
        (int Product, int Week) last = (-1, -1);
        Span<ulong> bits = default;
        foreach (var range in morsel)
        {
            _products.Runs(range.Batch, range.Start, range.End, out var productEnds, out var products);
            _weeks.Runs(range.Batch, range.Start, range.End, out var weekEnds, out var weeks);
            ReadFlags(range);
            var stores = _stores.Values(range.Batch, range.Start, range.End);
            for (int p = 0, w = 0, f = 0, row = 0; row < stores.Length;)
            {
                var next = (products[p], weeks[w]);
                if (next != last)
                {
                    bits = index.Begin(pair++, products[p], weeks[w]);
                    last = next;
                }

                int end = Math.Min(Math.Min(productEnds[p], weekEnds[w]), _ends[f]);
                Add(stores[row..end], _flags[f], bits);
                row = end;
                p += productEnds[p] == end ? 1 : 0;
                w += weekEnds[w] == end ? 1 : 0;
                f += _ends[f] == end ? 1 : 0;
            }
        }
    }

    /// <summary>Adds the stores of a run of rows to the bitmaps of its flags.</summary>
    void Add(ReadOnlySpan<TStore> stores, int flags, Span<ulong> bits)
    {
        Array.Clear(_runStores);
        StoreBits.Set(stores, _runStores);
        ulong display = (ulong)-(flags & PromotionLookup.Display);
        ulong mailer = (ulong)-(flags >> 1);
        for (int word = 0; word < _runStores.Length; word++)
        {
            bits[word] |= _runStores[word] & display;
            bits[_runStores.Length + word] |= _runStores[word] & mailer;
        }
    }

    void ReadFlags(RowRange range)
    {
        _displays.Read(range.Batch, range.Start, range.End, out var displayEnds, out var displays);
        _mailers.Read(range.Batch, range.Start, range.End, out var mailerEnds, out var mailers);
        int maxRuns = displays.Length + mailers.Length + 1;
        if (_ends.Length < maxRuns)
        {
            _ends = new int[Math.Max(maxRuns, 2 * _ends.Length)];
            _flags = new byte[_ends.Length];
        }

        RunFlags.Or(displayEnds, displays, mailerEnds, mailers, _ends, _flags);
    }
}
