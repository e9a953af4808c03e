using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites;

/// <summary>A class of benchmarks. The setup asserts the answers of all of them: what is timed is right.</summary>
public abstract class Suite
{
    [GlobalSetup]
    public abstract void Setup();

    [GlobalCleanup]
    public virtual void Cleanup()
    {
    }
}
