using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>Baskets of data that have none: a household's day is one, with the id household_key × 32,768 + day.</summary>
static class DerivedBaskets
{
    /// <summary>More than any day.</summary>
    const long DaysPerHousehold = short.MaxValue + 1L;

    /// <summary>Fills the basket column of all chunks.</summary>
    /// <param name="table">transaction_data, as read.</param>
    /// <param name="households">The households of all tables.</param>
    /// <param name="codes">Per chunk the code of each of its households, by position.</param>
    /// <param name="threads">Threads to use.</param>
    /// <param name="cancellationToken">Checked between chunks.</param>
    public static void Fill(
        LoadedTable table, IdDictionary households, int[][] codes, int threads, CancellationToken cancellationToken)
    {
        var spec = table.Spec;
        var (household, day, basket) = (spec.IndexOf("household_key"), spec.IndexOf("day"), spec.IndexOf("basket_id"));
        WideChunkRows[] chunks = [.. table.Chunks.Cast<WideChunkRows>()];
        Workers.Run(
            threads,
            chunks.Length,
            (_, c) =>
            {
                var keys = households.Ids;
                var buyers = chunks[c].Narrow(household);
                var days = chunks[c].Narrow(day);
                long[] baskets = new long[chunks[c].Count];
                for (int row = 0; row < baskets.Length; row++)
                    baskets[row] = (keys[codes[c][buyers[row]]] * DaysPerHousehold) + days[row];
                chunks[c].Replace(basket, baskets);
            },
            cancellationToken);
    }
}
