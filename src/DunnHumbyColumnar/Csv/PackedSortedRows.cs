using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// causal_data in final order, one 64-bit number a row. Rows are first brought into ranges of products small enough for the cache (in place where the file
/// is ordered by product, else by one scattering pass), then each range is radix-sorted, unless it is in order already.
/// </summary>
sealed class PackedSortedRows : SortedRows
{
    const int RangeRows = 16 * 1024;
    const int MaximumRanges = 4096;

    readonly TableSpec _spec;
    readonly ulong[] _rows;

    PackedSortedRows(TableSpec spec, ulong[] rows)
    {
        _spec = spec;
        _rows = rows;
    }

    public override long Count => _rows.LongLength;

    /// <param name="chunks">The chunks in file order; their rows are released.</param>
    /// <param name="translations">Per chunk the final codes of its local ones.</param>
    /// <param name="products">Number of product codes.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellationToken">Stops between two pieces of work.</param>
    public static PackedSortedRows Sort(
        IReadOnlyList<PackedChunkRows> chunks, IReadOnlyList<PackedTranslation> translations, int products, int threads, CancellationToken cancellationToken)
    {
        var rows = GC.AllocateUninitializedArray<ulong>(checked((int)chunks.Sum(chunk => (long)chunk.Count)));
        var starts = IsOrderedByProduct(chunks)
            ? Concatenate(chunks, translations, rows, threads, cancellationToken)
            : Scatter(chunks, translations, rows, products, threads, cancellationToken);
        var scratch = new ulong[threads][];
        Workers.Run(
            threads,
            starts.Count - 1,
            (worker, range) =>
            {
                var own = rows.AsSpan(starts[range], starts[range + 1] - starts[range]);
                if (RadixSort.IsSorted(own))
                    return;
                if ((scratch[worker]?.Length ?? 0) < own.Length)
                    scratch[worker] = new ulong[own.Length];
                RadixSort.Sort(own, scratch[worker]);
            },
            cancellationToken);
        return new PackedSortedRows(chunks.Count == 0 ? CompleteJourney.CausalData : chunks[0].Spec, rows);
    }

    public override void Read<T>(int column, long start, Span<T> destination)
    {
        var (shift, mask) = PackedChunkRows.Bits(_spec.Columns[column].Name);
        var rows = _rows.AsSpan((int)start, destination.Length);
        for (int i = 0; i < rows.Length; i++)
            destination[i] = T.CreateTruncating((rows[i] >> shift) & mask);
    }

    static bool IsOrderedByProduct(IReadOnlyList<PackedChunkRows> chunks)
    {
        long last = long.MinValue;
        foreach (var chunk in chunks.Where(chunk => chunk.Count > 0))
        {
            if (!chunk.Products.Ascending || chunk.Products.Ids[0] < last)
                return false;
            last = chunk.Products.Last;
        }

        return true;
    }

    /// <summary>Copies the chunks one behind the other and cuts ranges where the product changes.</summary>
    static List<int> Concatenate(
        IReadOnlyList<PackedChunkRows> chunks, IReadOnlyList<PackedTranslation> translations, ulong[] rows, int threads, CancellationToken cancellationToken)
    {
        var offsets = new int[chunks.Count + 1];
        for (int c = 0; c < chunks.Count; c++)
            offsets[c + 1] = offsets[c] + chunks[c].Count;
        Workers.Run(
            threads,
            chunks.Count,
            (_, c) =>
            {
                translations[c].Translate(chunks[c].Rows, rows.AsSpan(offsets[c], chunks[c].Count));
                chunks[c].Release();
            },
            cancellationToken);
        List<int> starts = [0];
        for (int at = RangeRows; at < rows.Length; at++)
        {
            ulong product = rows[at - 1] >> PackedChunkRows.ProductShift;
            while (at < rows.Length && rows[at] >> PackedChunkRows.ProductShift == product)
                at++;
            if (at < rows.Length)
                starts.Add(at);
            at += RangeRows - 1;
        }

        if (rows.Length > 0)
            starts.Add(rows.Length);
        return starts;
    }

    /// <summary>Counts and places the rows range by range; the order inside a range is that of the chunks.</summary>
    static List<int> Scatter(
        IReadOnlyList<PackedChunkRows> chunks, IReadOnlyList<PackedTranslation> translations, ulong[] rows, int products, int threads, CancellationToken cancellationToken)
    {
        int ranges = Math.Clamp(rows.Length / RangeRows, 1, MaximumRanges);
        var rangeOf = new int[products];
        for (int product = 0; product < products; product++)
            rangeOf[product] = (int)((long)product * ranges / products);
        var places = new int[chunks.Count][];
        Workers.Run(threads, chunks.Count, (_, c) => places[c] = CountRanges(chunks[c], translations[c], rangeOf, ranges), cancellationToken);
        List<int> starts = [0];
        int total = 0;
        for (int range = 0; range < ranges; range++)
        {
            foreach (int[] place in places)
            {
                int count = place[range];
                place[range] = total;
                total += count;
            }

            starts.Add(total);
        }

        Workers.Run(
            threads,
            chunks.Count,
            (_, c) =>
            {
                int[] place = places[c];
                foreach (ulong row in chunks[c].Rows)
                {
                    ulong final = translations[c].Translate(row);
                    rows[place[rangeOf[final >> PackedChunkRows.ProductShift]]++] = final;
                }

                chunks[c].Release();
            },
            cancellationToken);
        return starts;
    }

    static int[] CountRanges(PackedChunkRows chunk, PackedTranslation translation, int[] rangeOf, int ranges)
    {
        var counts = new int[ranges];
        foreach (ulong row in chunk.Rows)
            counts[rangeOf[translation.Product(row)]]++;
        return counts;
    }
}
