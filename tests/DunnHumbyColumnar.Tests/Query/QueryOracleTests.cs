using DunnHumbyColumnar.Tests.Conventions;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>Random queries against the same questions as SQL, which DuckDB answers from the same CSV files.</summary>
[Trait("Matrix", "simd")]
public sealed class QueryOracleTests(SyntheticStore synthetic, SampleStore sample)
    : IClassFixture<SyntheticStore>, IClassFixture<SampleStore>
{
    /// <summary>More in the matrix, which has no slow tests.</summary>
    static readonly int Few = VectorWidth.Cap is null ? 20 : 100;

    const int Many = 500;
    const int FirstOfSample = 1_000_000;

    [Fact]
    public void Random_queries_on_generated_data_are_what_the_oracle_computes() => Compare(synthetic.Open, synthetic.Csv, 0, Few);

    [SampleFact]
    public void Random_queries_on_the_sample_are_what_the_oracle_computes() => Compare(sample.Open, Sample.Csv, FirstOfSample, Few);

    [Fact]
    [Trait("Tier", "slow")]
    public void Many_random_queries_on_generated_data_are_what_the_oracle_computes() => Compare(synthetic.Open, synthetic.Csv, 0, Many);

    [SampleFact]
    [Trait("Tier", "slow")]
    public void Many_random_queries_on_the_sample_are_what_the_oracle_computes() => Compare(sample.Open, Sample.Csv, FirstOfSample, Many);

    static void Compare(Journey journey, string csv, int firstSeed, int queries)
    {
        using var oracle = DuckDbOracle.Of(csv);
        int withRows = 0;
        for (int seed = firstSeed; seed < firstSeed + queries; seed++)
        {
            var query = new RandomQuery(seed, oracle);
            string[] expected = oracle.Lines(query.Sql);
            QueryLines.AssertEqual(expected, journey.Data, query, seed, $"seed {seed}");
            withRows += expected.Length > 1 ? 1 : 0;
        }

        Assert.InRange(withRows, queries / 3, queries);
    }
}
