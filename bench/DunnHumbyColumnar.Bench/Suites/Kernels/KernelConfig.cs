using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Kernels run once for each vector width; each kind of call is compared with its reference at the same width.</summary>
sealed class KernelConfig : ManualConfig
{
    public KernelConfig()
    {
        AddLogicalGroupRules(BenchmarkLogicalGroupRule.ByJob, BenchmarkLogicalGroupRule.ByCategory);
        foreach (var width in VectorWidth.Chosen)
        {
            var widest = new EnvironmentVariable(VectorWidth.WidestVariable, $"{width.Bits}");
            var job = SharedConfig.Short(width.Name);
            AddJob(width.Switch is { } name
                ? job.WithEnvironmentVariables(widest, new EnvironmentVariable(name, "0"))
                : job.WithEnvironmentVariables(widest));
        }
    }
}
