using DunnHumbyColumnar.Tests.Results.Parquet;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Golden;

/// <summary>Every table of the published sample as Parquet, read by DuckDB.</summary>
public sealed class SampleParquetTests(SampleStore sample) : IClassFixture<SampleStore>
{
    [SampleFact]
    public void Tables_are_read_as_they_are()
    {
        foreach (string name in Journey.SourceTableNames)
            ParquetAssert.ReadsAs(sample.Open.Table(name));
        foreach (string name in Journey.GoldTableNames)
            ParquetAssert.ReadsAs(sample.Open.Gold(name));
    }
}
