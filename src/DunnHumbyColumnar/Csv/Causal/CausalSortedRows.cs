using System.Numerics;
using System.Runtime.CompilerServices;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// causal_data in final order, four bytes a row. A counting sort partitions the rows by ranges of products that fit the cache; inside a
/// range a row is one 32-bit key, and LSD radix sort orders the keys, unless they are in order already.
/// </summary>
/// <remarks>
/// <code>
/// chunks in file order   0: p7 p7 p7 p9 p9 ...      1: p9 p9 p2 ...                       runs of products
/// count                  rows per (range, chunk); the exclusive prefix sum is the first offset of each
/// scatter                | range 0: chunk 0, chunk 1, ...   | range 1: chunk 0, ... | ... 32-bit keys
/// radix sort             | p0 w9, p0 w9, p0 w10, p1 w9, ... | p4 w9, p4 w11, ...    | ... each range alone, in parallel
/// read as columns        product: p0 p0 p0 p1 ...   week: w9 w9 w10 w9 ...                runs, which TableEncoder run-end encodes
///
/// key, bits 31 to 0      | product - first product of the range | week (8) | mailer | display | store |
/// </code>
/// </remarks>
sealed class CausalSortedRows : SortedRows
{
    const int KeyBits = 32;
    const int WeekBits = 8;
    const int RangeRows = 16 * 1024;

    readonly uint[] _keys;
    readonly int[] _starts;
    readonly int _productsPerRange;
    readonly KeyLayout _layout;

    CausalSortedRows(uint[] keys, int[] starts, int productsPerRange, KeyLayout layout)
    {
        _keys = keys;
        _starts = starts;
        _productsPerRange = productsPerRange;
        _layout = layout;
    }

    public override long Count => _keys.LongLength;

    /// <summary>Whether keys of this many distinct codes fit 32 bits.</summary>
    public static bool Fits(CausalCounts counts) => KeyLayout.For(counts).Bits <= KeyBits;

    /// <param name="chunks">The chunks in file order; their rows are released.</param>
    /// <param name="codes">Per chunk the final codes of its local codes.</param>
    /// <param name="counts">Number of final codes.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellationToken">Checked between units of work.</param>
    public static CausalSortedRows Sort(
        IReadOnlyList<CausalChunkRows> chunks, IReadOnlyList<CausalCodes> codes, CausalCounts counts, int threads,
        CancellationToken cancellationToken)
    {
        var layout = KeyLayout.For(counts);
        int rows = checked((int)chunks.Sum(chunk => (long)chunk.Count));
        int productsPerRange = (int)Math.Clamp(
            (long)counts.Products * RangeRows / Math.Max(1, rows), 1, 1L << Math.Min(24, KeyBits - layout.Bits));
        int ranges = (counts.Products + productsPerRange - 1) / productsPerRange;
        var offsets = new int[chunks.Count][];
        Workers.Run(
            threads, chunks.Count, (_, c) => offsets[c] = CountRanges(chunks[c], codes[c], productsPerRange, ranges), cancellationToken);
        int[] starts = ToOffsets(offsets, ranges);
        uint[] keys = LargeArray.Allocate<uint>(rows);
        Workers.Run(
            threads,
            chunks.Count,
            (_, c) =>
            {
                Scatter(chunks[c], codes[c], layout, productsPerRange, offsets[c], keys);
                chunks[c].Release();
            },
            cancellationToken);

        var scratch = new uint[threads][];
        Workers.Run(
            threads,
            ranges,
            (worker, range) =>
            {
                var own = keys.AsSpan(starts[range], starts[range + 1] - starts[range]);
                if (RadixSort.IsSorted<uint>(own))
                    return;
                if ((scratch[worker]?.Length ?? 0) < own.Length)
                    scratch[worker] = new uint[own.Length];
                RadixSort.Sort(own, scratch[worker]);
            },
            cancellationToken);
        return new CausalSortedRows(keys, starts, productsPerRange, layout);
    }

    public override void Read<T>(int column, long start, Span<T> destination)
    {
        var (shift, mask) = _layout.Column(column);
        if (mask != 0)
        {
            Extract(_keys.AsSpan((int)start, destination.Length), shift, mask, 0, destination);
            return;
        }

        // The product: range by range, each with its own first product.
        int range = RangeOf((int)start);
        for (int done = 0; done < destination.Length; range++)
        {
            int from = (int)start + done;
            int count = Math.Min(_starts[range + 1] - from, destination.Length - done);
            Extract(_keys.AsSpan(from, count), shift, uint.MaxValue, (uint)(range * _productsPerRange), destination.Slice(done, count));
            done += count;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Extract<T>(ReadOnlySpan<uint> keys, int shift, uint mask, uint offset, Span<T> destination)
        where T : unmanaged, INumber<T>
    {
        // Shift counts are taken modulo 32: a shift by 32 would not shift.
        if (shift == KeyBits)
        {
            destination.Fill(T.CreateTruncating(offset));
            return;
        }

        for (int i = 0; i < keys.Length; i++)
            destination[i] = T.CreateTruncating(((keys[i] >> shift) & mask) + offset);
    }

    int RangeOf(int row)
    {
        int index = _starts.AsSpan().BinarySearch(row);
        if (index < 0)
            return ~index - 1;
        // Empty ranges share their start with the next.
        while (_starts[index + 1] == row)
            index++;
        return index;
    }

    static int[] CountRanges(CausalChunkRows chunk, CausalCodes codes, int productsPerRange, int ranges)
    {
        var counts = new int[ranges];
        int start = 0;
        foreach (var (product, end) in chunk.ProductRuns)
        {
            counts[codes.Products[product] / productsPerRange] += end - start;
            start = end;
        }

        return counts;
    }

    /// <summary>
    /// Exclusive prefix sum, in place: counts become the first offset of each (chunk, range). Returns the start of each range, then the
    /// total.
    /// </summary>
    static int[] ToOffsets(int[][] offsets, int ranges)
    {
        var starts = new int[ranges + 1];
        int total = 0;
        for (int range = 0; range < ranges; range++)
        {
            starts[range] = total;
            foreach (int[] offset in offsets)
            {
                int count = offset[range];
                offset[range] = total;
                total += count;
            }
        }

        starts[ranges] = total;
        return starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Scatter(CausalChunkRows chunk, CausalCodes codes, KeyLayout layout, int productsPerRange, int[] offsets, uint[] keys)
    {
        uint[] mailers = Array.ConvertAll(codes.Mailers, code => (uint)code << layout.MailerShift);
        uint[] displays = Array.ConvertAll(codes.Displays, code => (uint)code << layout.DisplayShift);
        int[] stores = codes.Stores;
        int start = 0;
        foreach (var (product, end) in chunk.ProductRuns)
        {
            int code = codes.Products[product];
            uint high = layout.Bits == KeyBits ? 0 : (uint)(code % productsPerRange) << layout.Bits;
            int at = offsets[code / productsPerRange];
            offsets[code / productsPerRange] = at + end - start;
            var destination = keys.AsSpan(at, end - start);
            var weeks = chunk.Weeks.AsSpan(start, destination.Length);
            var rowMailers = chunk.Mailers.AsSpan(start, destination.Length);
            var rowDisplays = chunk.Displays.AsSpan(start, destination.Length);
            var rowStores = chunk.Stores.AsSpan(start, destination.Length);
            for (int i = 0; i < destination.Length; i++)
                destination[i] = high | ((uint)weeks[i] << layout.WeekShift) | mailers[rowMailers[i]]
                    | displays[rowDisplays[i]] | (uint)stores[rowStores[i]];
            start = end;
        }
    }

    static int BitsFor(int codes) => BitOperations.Log2((uint)Math.Max(1, codes - 1)) + 1;

    /// <summary>Bit layout of a key; the product takes the bits above the other columns.</summary>
    readonly record struct KeyLayout(int DisplayShift, int MailerShift, int WeekShift, int Bits)
    {
        public static KeyLayout For(CausalCounts counts)
        {
            int display = BitsFor(counts.Stores);
            int mailer = display + BitsFor(counts.Displays);
            int week = mailer + BitsFor(counts.Mailers);
            return new KeyLayout(display, mailer, week, week + WeekBits);
        }

        /// <summary>Shift and mask of a column by its position in the table; mask 0 for the product.</summary>
        public (int Shift, uint Mask) Column(int column) => CompleteJourney.CausalData.Columns[column].Name switch
        {
            "product_id" => (Bits, 0),
            "week_no" => (WeekShift, Mask(WeekBits)),
            "mailer" => (MailerShift, Mask(WeekShift - MailerShift)),
            "display" => (DisplayShift, Mask(MailerShift - DisplayShift)),
            _ => (0, Mask(DisplayShift)),
        };

        static uint Mask(int bits) => bits == KeyBits ? uint.MaxValue : (1u << bits) - 1;
    }
}
