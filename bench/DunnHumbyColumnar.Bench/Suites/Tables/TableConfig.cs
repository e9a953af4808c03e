using BenchmarkDotNet.Configs;

namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>Marts and queries run with whatever the machine has.</summary>
sealed class TableConfig : ManualConfig
{
    public TableConfig() => AddJob(SharedConfig.Short("default"));
}
