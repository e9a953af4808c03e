using DunnHumbyColumnar.Tests.Conventions;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>
/// Random queries on the same rows in batches of every size, in both encodings, on 1 to 4 threads: always what DuckDB answers.
/// </summary>
[Trait("Matrix", "simd")]
public sealed class QueryBatchTests(BatchStores stores) : IClassFixture<BatchStores>
{
    const int Many = 500;
    const int FirstSeed = 2_000_000;

    /// <summary>All in the matrix, which has no slow tests.</summary>
    static readonly int Few = VectorWidth.Cap is null ? 100 : Many;

    [Fact]
    public void Random_queries_give_the_same_whatever_the_batches() => Compare(Few);

    [Fact]
    [Trait("Tier", "slow")]
    public void Many_random_queries_give_the_same_whatever_the_batches() => Compare(Many);

    void Compare(int queries)
    {
        using var oracle = new DuckDbOracle(stores.Csv);
        for (int i = 0; i < queries; i++)
        {
            var query = new RandomQuery(FirstSeed + i, oracle);
            string[] expected = oracle.Lines(query.Sql);
            for (int store = 0; store < stores.Stores.Count; store++)
            {
                var (options, data) = stores.Stores[store];
                QueryLines.AssertEqual(
                    expected, data, query, i + (store * 5),
                    $"seed {FirstSeed + i}, batches of {options.BatchRows} rows, {options.Forced?.ToString() ?? "chosen encodings"}");
            }
        }
    }

    [Fact]
    public void Tables_are_cut_and_encoded_as_asked_for() => Assert.All(stores.Stores, store =>
    {
        foreach (var table in store.Data.Tables)
        {
            Assert.Equal((table.RowCount + store.Options.BatchRows - 1) / store.Options.BatchRows, table.BatchRows.Length);
            Assert.All(table.Columns, column => Assert.All(
                column.Chunks, chunk => Assert.Equal(store.Options.Forced ?? column.Encoding, chunk.Encoding)));
        }

        Assert.InRange(store.Data["transaction_data"].RowCount, 1024, long.MaxValue);
        Assert.InRange(store.Data["causal_data"].RowCount, 1024, long.MaxValue);
    });
}
