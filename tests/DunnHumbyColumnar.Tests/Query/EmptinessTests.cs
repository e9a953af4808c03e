using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>Random queries, and each aggregate of each column, of stores that hold next to nothing, against DuckDB.</summary>
[Trait("Matrix", "simd")]
[Trait("Tier", "slow")]
public sealed class EmptinessTests(SparseStores stores) : IClassFixture<SparseStores>
{
    const int Queries = 25;

    public static TheoryData<string> Kinds => [.. SparseJourney.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Random_queries_are_what_the_oracle_computes(string kind)
    {
        using var oracle = new DuckDbOracle(stores.Csv(kind));
        for (int seed = 0; seed < Queries; seed++)
        {
            var query = new RandomQuery(seed, oracle);
            QueryLines.AssertEqual(oracle.Lines(query.Sql), stores[kind].Data, query, seed, $"{kind}, seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_column_can_be_grouped_by_and_counted(string kind)
    {
        using var oracle = new DuckDbOracle(stores.Csv(kind));
        foreach (var table in stores[kind].Tables)
            foreach (string column in table.ColumnNames.Select(name => name.ToLowerInvariant()))
            {
                var query = stores[kind].Query(table.Metadata.Name).CountDistinct(column).Min(column).Max(column).Count();
                CsvAssert.Equal(
                    oracle.Lines(
                        $"SELECT count(DISTINCT {column}) AS count_distinct_{column}, min({column}) AS min_{column}, "
                        + $"max({column}) AS max_{column}, count(*) AS count FROM star_{table.Metadata.Name}"),
                    query.Run(), $"{column} of {kind}");
                using var batch = query.GroupBy(column).ToRecordBatch();
                Assert.Equal(
                    oracle.Lines($"SELECT DISTINCT {column} FROM star_{table.Metadata.Name}").Length - 1, batch.Length);
            }
    }
}
