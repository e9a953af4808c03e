using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>Random queries against the same questions as SQL, which DuckDB answers from the same CSV files.</summary>
[Trait("Matrix", "simd")]
public sealed class QueryOracleTests(SyntheticStore synthetic, SampleStore sample) : IClassFixture<SyntheticStore>, IClassFixture<SampleStore>
{
    const int Queries = 500;

    [Fact]
    public void Random_queries_on_generated_data_are_what_the_oracle_computes() => Compare(synthetic.Open, synthetic.Csv, 0);

    [SampleFact]
    public void Random_queries_on_the_sample_are_what_the_oracle_computes() => Compare(sample.Open, Sample.Csv, 1_000_000);

    static void Compare(Journey journey, string csv, int firstSeed)
    {
        using var oracle = new DuckDbOracle(csv);
        var ranges = new Dictionary<(string, string), (long, long)>();
        (long, long) RangeOf(string table, string column) => ranges.TryGetValue((table, column), out var known) ? known : ranges[(table, column)] = oracle.RangeOf(table, column);
        int withRows = 0;
        for (int seed = firstSeed; seed < firstSeed + Queries; seed++)
        {
            var query = new RandomQuery(seed, RangeOf);
            var context = new QueryContext(journey.Data, 0, "", 1 + (seed % 4), TimeProvider.System, CancellationToken.None) { MorselRows = seed % 5 == 0 ? 1000 : null };
            string[] expected = oracle.Lines(query.Sql);
            string[] actual = Lines(context, query.Spec);
            Assert.True(expected.SequenceEqual(actual), $"seed {seed}: {query.Sql}\n{Difference(expected, actual)}");
            withRows += expected.Length > 1 ? 1 : 0;
        }

        Assert.InRange(withRows, Queries / 3, Queries);
    }

    static string[] Lines(QueryContext context, QuerySpec spec)
    {
        var (frame, explanation) = QueryRun.Run(context, spec);
        return new QueryResult(context.Describe(spec.Table, "none", spec.Describe()), frame, explanation).CsvLines();
    }

    static string Difference(string[] expected, string[] actual)
    {
        int first = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{expected.Length} lines expected, {actual.Length} found; line {first}: expected {expected.ElementAtOrDefault(first)}, found {actual.ElementAtOrDefault(first)}";
    }
}
