using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>causal_data with so many different codes that a row does not fit <see cref="CausalSortedRows"/>: sorted like any other table, at four times the memory.</summary>
static class CausalWideRows
{
    public static WideSortedRows Sort(IReadOnlyList<CausalChunkRows> chunks, IReadOnlyList<CausalCodes> codes, int threads, CancellationToken cancellationToken)
    {
        var spec = CompleteJourney.CausalData;
        int rows = checked((int)chunks.Sum(chunk => (long)chunk.Count));
        int[] Join(Func<int, int, int> value)
        {
            var joined = new int[rows];
            for (int c = 0, at = 0; c < chunks.Count; c++)
                for (int row = 0; row < chunks[c].Count; row++)
                    joined[at++] = value(c, row);
            return joined;
        }

        var columns = new int[]?[spec.Columns.Length];
        columns[spec.IndexOf("product_id")] = JoinProducts(chunks, codes, rows);
        columns[spec.IndexOf("store_id")] = Join((c, row) => codes[c].Stores[chunks[c].Stores[row]]);
        columns[spec.IndexOf("week_no")] = Join((c, row) => chunks[c].Weeks[row]);
        columns[spec.IndexOf("display")] = Join((c, row) => codes[c].Displays[chunks[c].Displays[row]]);
        columns[spec.IndexOf("mailer")] = Join((c, row) => codes[c].Mailers[chunks[c].Mailers[row]]);
        return WideSortedRows.Sort(spec, columns, new long[]?[spec.Columns.Length], rows, threads, cancellationToken);
    }

    static int[] JoinProducts(IReadOnlyList<CausalChunkRows> chunks, IReadOnlyList<CausalCodes> codes, int rows)
    {
        var joined = new int[rows];
        int at = 0;
        for (int c = 0; c < chunks.Count; c++)
        {
            int start = 0;
            foreach (var (product, end) in chunks[c].ProductRuns)
            {
                joined.AsSpan(at, end - start).Fill(codes[c].Products[product]);
                at += end - start;
                start = end;
            }
        }

        return joined;
    }
}
