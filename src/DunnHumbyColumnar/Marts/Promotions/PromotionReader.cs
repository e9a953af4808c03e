using System.Numerics;
using System.Runtime.CompilerServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>One thread's reader of causal_data: its (product, week) pairs, and the stores of each. Not thread-safe.</summary>
/// <typeparam name="TStore">How stores are stored.</typeparam>
/// <param name="causal">The table.</param>
/// <param name="ways">What its codes say.</param>
/// <param name="storeWords">Words of a bitmap of its stores.</param>
sealed class PromotionReader<TStore>(TableData causal, PromotionWays ways, int storeWords)
    where TStore : unmanaged, IBinaryInteger<TStore>
{
    readonly ColumnCursor<int> _products = new(causal["product_id"]);
    readonly ColumnCursor<byte> _weeks = new(causal["week_no"]);
    readonly MappedRuns<byte> _displays = new(causal["display"], ways.OfDisplay);
    readonly MappedRuns<byte> _mailers = new(causal["mailer"], ways.OfMailer);
    readonly ColumnCursor<TStore> _stores = new(causal["store_id"]);
    readonly ulong[] _run = new ulong[storeWords];
    int[] _ends = [];
    byte[] _ways = [];

    /// <summary>Stores that any row names, a bit each.</summary>
    public ulong[] Stores { get; } = new ulong[storeWords];

    /// <summary>Number of (product, week) pairs of a morsel.</summary>
    public int Count(ReadOnlySpan<RowRange> morsel)
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
                pairs += pair == last ? 0 : 1;
                last = pair;
                int end = Math.Min(productEnds[p], weekEnds[w]);
                p += productEnds[p] == end ? 1 : 0;
                w += weekEnds[w] == end ? 1 : 0;
            }
        }

        return pairs;
    }

    /// <summary>Reads the pairs of a morsel into an index, the first of them being number <paramref name="pair"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Fill(ReadOnlySpan<RowRange> morsel, int pair, PromotionIndex index)
    {
        (int Product, int Week) last = (-1, -1);
        Span<ulong> bits = default;
        foreach (var range in morsel)
        {
            _products.Runs(range.Batch, range.Start, range.End, out var productEnds, out var products);
            _weeks.Runs(range.Batch, range.Start, range.End, out var weekEnds, out var weeks);
            ReadWays(range);
            var stores = _stores.Values(range.Batch, range.Start, range.End);
            for (int p = 0, w = 0, way = 0, row = 0; row < stores.Length;)
            {
                var next = (products[p], weeks[w]);
                if (next != last)
                {
                    bits = index.Begin(pair++, products[p], weeks[w]);
                    last = next;
                }

                int end = Math.Min(Math.Min(productEnds[p], weekEnds[w]), _ends[way]);
                Add(stores[row..end], _ways[way], bits);
                row = end;
                p += productEnds[p] == end ? 1 : 0;
                w += weekEnds[w] == end ? 1 : 0;
                way += _ends[way] == end ? 1 : 0;
            }
        }
    }

    /// <summary>Adds the stores of rows that are promoted in these ways.</summary>
    void Add(ReadOnlySpan<TStore> stores, int ways, Span<ulong> bits)
    {
        Array.Clear(_run);
        StoreBits.Set(stores, _run);
        ulong first = (ulong)-(ways & PromotionLanes.First);
        ulong second = (ulong)-(ways >> 1);
        for (int word = 0; word < _run.Length; word++)
        {
            bits[word] |= _run[word] & first;
            bits[_run.Length + word] |= _run[word] & second;
            Stores[word] |= _run[word];
        }
    }

    void ReadWays(RowRange range)
    {
        _displays.Read(range.Batch, range.Start, range.End, out var displayEnds, out var displays);
        _mailers.Read(range.Batch, range.Start, range.End, out var mailerEnds, out var mailers);
        int most = displays.Length + mailers.Length + 1;
        if (_ends.Length < most)
        {
            _ends = new int[Math.Max(most, 2 * _ends.Length)];
            _ways = new byte[_ends.Length];
        }

        RunFlags.Or(displayEnds, displays, mailerEnds, mailers, _ends, _ways);
    }
}
