using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Validators;
using Perfolizer.Horology;

namespace DunnHumbyColumnar.Bench.Suites;

/// <summary>What all suites share: columns, diagnosers and the report in Markdown.</summary>
sealed class SharedConfig : ManualConfig
{
    public SharedConfig()
    {
        AddLogger(ConsoleLogger.Default);
        AddExporter(MarkdownExporter.GitHub);
        AddValidator(JitOptimizationsValidator.FailOnError);
        AddDiagnoser(new MemoryDiagnoser(new MemoryDiagnoserConfig(displayGenColumns: false)));
        AddColumnProvider(DefaultColumnProviders.Instance);
        AddColumn(RateColumn.RowsPerSecond, RateColumn.BytesPerSecond);
        HideColumns(Column.EnvironmentVariables, Column.Median, Column.StdDev, Column.RatioSD, Column.AllocRatio);
    }

    /// <summary>Few and short iterations, so that all suites take minutes rather than hours.</summary>
    public static Job Short(string id) => new Job(id)
        .WithRuntime(CoreRuntime.Core10_0)
        .WithLaunchCount(1)
        .WithWarmupCount(3)
        .WithIterationCount(7)
        .WithIterationTime(TimeInterval.FromMilliseconds(100));
}
