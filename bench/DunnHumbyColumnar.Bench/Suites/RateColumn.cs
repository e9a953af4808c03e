using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace DunnHumbyColumnar.Bench.Suites;

/// <summary>
/// A rate by the mean time: an amount of the benchmark's <see cref="IWorkload"/> per second, in multiples of <paramref name="unit"/>.
/// </summary>
sealed class RateColumn(string name, string legend, double unit, string format, Func<IWorkload, long> amount) : IColumn
{
    const double Nanosecond = 1e-9;

    public static readonly RateColumn RowsPerSecond = new(
        "M rows/s", "Millions of rows, runs or keys per second", 1e6, "N0", workload => workload.Rows);

    public static readonly RateColumn BytesPerSecond = new(
        "GB/s", "Billions of bytes read and written per second", 1e9, "N2", workload => workload.Bytes);

    public string Id => $"{nameof(RateColumn)}.{name}";

    public string ColumnName => name;

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => legend;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var workload = benchmarkCase.Descriptor.WorkloadMethod.GetCustomAttributes().OfType<IWorkload>().SingleOrDefault();
        if (workload is null || summary[benchmarkCase]?.ResultStatistics is not { } statistics)
            return "-";
        return (amount(workload) / (statistics.Mean * Nanosecond) / unit).ToString(format, CultureInfo.InvariantCulture);
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public bool IsAvailable(Summary summary) => true;
}
