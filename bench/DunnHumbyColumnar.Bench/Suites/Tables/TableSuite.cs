using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>Benchmarks over the shared data set. The setup compares each result's totals with those of <see cref="NaiveTotals"/>.</summary>
[Config(typeof(TableConfig))]
public abstract class TableSuite : Suite
{
    private protected static Journey Journey => SuiteStore.Shared;

    private protected static JourneyQuery Ask(string table) => SuiteStore.Shared.Query(table);

    /// <summary>Throws unless a column of the result sums up to the total.</summary>
    private protected static void Demand(JourneyResult result, string column, long expected)
    {
        var values = result.Frame.Columns.Single(candidate => candidate.Name == column);
        long actual = values.Values.Cast<long>().Sum();
        if (actual != expected)
            throw new InvalidOperationException($"{result.Metadata.Name}: the sum of {column} is {actual}, not {expected}.");
    }
}
