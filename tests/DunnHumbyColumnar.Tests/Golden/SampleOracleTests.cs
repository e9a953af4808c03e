using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Golden;

/// <summary>Every gold table on the published sample against SQL that DuckDB runs on the same CSV files.</summary>
public sealed class SampleOracleTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [SampleFact]
    public void Gold_tables_are_what_the_oracle_computes()
    {
        using var oracle = DuckDbOracle.Of(Sample.Csv);
        foreach (string table in Journey.GoldTableNames)
            CsvAssert.Equal(oracle.Lines(OracleSql.Tables[table]), sample.Open.Gold(table));
    }
}
