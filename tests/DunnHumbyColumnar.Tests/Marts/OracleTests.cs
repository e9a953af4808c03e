using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Every gold table on generated data against SQL that DuckDB runs on the same CSV files.</summary>
[Trait("Matrix", "simd")]
public sealed class OracleTests(SyntheticStore synthetic, OracleFixture oracle)
    : IClassFixture<SyntheticStore>, IClassFixture<OracleFixture>
{
    public static TheoryData<string> GoldTables => [.. Journey.GoldTableNames];

    [Fact]
    public void The_oracle_knows_every_gold_table() => Assert.Equal(Journey.GoldTableNames.Order(), OracleSql.Tables.Keys.Order());

    [Theory]
    [MemberData(nameof(GoldTables))]
    public void Gold_table_is_what_the_oracle_computes(string table)
    {
        string[] expected = oracle.On(synthetic.Csv).Lines(OracleSql.Tables[table]);
        Assert.True(expected.Length > 1);
        CsvAssert.Equal(expected, synthetic.Open.Gold(table));
    }

    [Fact]
    public void Quintile_recency_is_what_the_oracle_computes() =>
        CsvAssert.Equal(
            oracle.On(synthetic.Csv).Lines(OracleSql.QuintileRfm),
            synthetic.Open.Rfm(new RfmOptions { Recency = RecencyScheme.Quintile }), "of quintile recency");
}
