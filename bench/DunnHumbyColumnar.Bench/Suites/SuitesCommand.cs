using BenchmarkDotNet.Running;
using DunnHumbyColumnar.Bench.Suites.Kernels;
using DunnHumbyColumnar.Bench.Suites.Tables;

namespace DunnHumbyColumnar.Bench.Suites;

/// <summary>suites: benchmarks of the kernels, marts and queries; the arguments are those of BenchmarkDotNet.</summary>
static class SuitesCommand
{
    public const string Usage =
        $"""
        suites --check
               suites [arguments of BenchmarkDotNet, such as --filter '*GroupSum*';
                       environment: {VectorWidth.ChoiceVariable}=512,256,128,0 {SuiteStore.ScaleVariable}=0.1]
        """;

    /// <summary>Returns the exit code: 1 if a benchmark failed.</summary>
    public static int Run(string[] args)
    {
        using var folder = new SuiteFolder();
        if (args is ["--check"])
            return SuiteCheck.Run() ? 0 : 1;
        var summaries = BenchmarkSwitcher.FromTypes([.. SuiteTypes.All]).Run(args, new SharedConfig()).ToList();
        return summaries.Exists(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)) ? 1 : 0;
    }
}
