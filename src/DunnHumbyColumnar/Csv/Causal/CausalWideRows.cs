using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// causal_data with too many distinct codes for the 32-bit keys of <see cref="CausalSortedRows"/>: sorted like
/// any other table, at four times the memory.
/// </summary>
sealed class CausalWideRows
{
    static readonly TableSpec Spec = CompleteJourney.CausalData;
    static readonly int Product = Spec.IndexOf("product_id");
    static readonly int Store = Spec.IndexOf("store_id");
    static readonly int Week = Spec.IndexOf("week_no");
    static readonly int Display = Spec.IndexOf("display");
    static readonly int Mailer = Spec.IndexOf("mailer");

    readonly int[][] _columns;
    int _rows;

    CausalWideRows(int rows) => _columns = [.. Spec.Columns.Select(_ => new int[rows])];

    /// <param name="chunks">The chunks in file order, each a <see cref="CausalChunkRows"/> or a <see cref="WideChunkRows"/>.</param>
    /// <param name="codesOf">Per column and chunk the final code of each of its keys, by position.</param>
    /// <param name="stores">Final code by store id, of the stores in packed chunks.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellationToken">Checked between units of work.</param>
    public static WideSortedRows Sort(
        IReadOnlyList<ChunkRows> chunks, Func<int, int[][]> codesOf, int[] stores, int threads, CancellationToken cancellationToken)
    {
        int rows = checked((int)chunks.Sum(chunk => (long)chunk.Count));
        var joined = new CausalWideRows(rows);
        for (int c = 0; c < chunks.Count; c++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int number = c;
            if (chunks[c] is CausalChunkRows packed)
                joined.Add(packed, CausalCodes.Create(packed, column => codesOf(column)[number], stores));
            else
                joined.Add((WideChunkRows)chunks[c], column => codesOf(column)[number]);
        }

        return WideSortedRows.Sort(Spec, joined._columns, new long[]?[Spec.Columns.Length], rows, threads, cancellationToken);
    }

    void Add(CausalChunkRows chunk, CausalCodes codes)
    {
        int start = 0;
        foreach (var (product, end) in chunk.ProductRuns)
        {
            _columns[Product].AsSpan(_rows + start, end - start).Fill(codes.Products[product]);
            start = end;
        }

        for (int row = 0; row < chunk.Count; row++, _rows++)
        {
            _columns[Store][_rows] = codes.Stores[chunk.Stores[row]];
            _columns[Week][_rows] = chunk.Weeks[row];
            _columns[Display][_rows] = codes.Displays[chunk.Displays[row]];
            _columns[Mailer][_rows] = codes.Mailers[chunk.Mailers[row]];
        }
    }

    void Add(WideChunkRows chunk, Func<int, int[]> codesOf)
    {
        for (int row = 0; row < chunk.Count; row++, _rows++)
        {
            foreach (int column in (ReadOnlySpan<int>)[Product, Store, Display, Mailer])
                _columns[column][_rows] = codesOf(column)[chunk.Narrow(column)[row]];
            _columns[Week][_rows] = chunk.Narrow(Week)[row];
        }
    }
}
