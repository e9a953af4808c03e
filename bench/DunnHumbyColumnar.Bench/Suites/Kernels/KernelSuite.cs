using BenchmarkDotNet.Attributes;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>
/// The benchmarks of one kernel, named after it. Each returns its answer; the baseline of a category is the kernel's definition, or a plain
/// loop where the kernel states none, and the setup throws unless the others of the category answer the same and allocate nothing.
/// </summary>
[Config(typeof(KernelConfig))]
public abstract class KernelSuite : Suite
{
    /// <summary>Rows of a call: a morsel of the queries.</summary>
    public const int Rows = 64 * 1024;

    public sealed override void Setup()
    {
        VectorWidth.Demand();
        Prepare();
        KernelAnswers.Demand(this);
    }

    /// <summary>Makes the inputs and the room for outputs.</summary>
    protected abstract void Prepare();

    /// <summary>
    /// Brings what calls add to into its first state. Only before answers are compared; the time must not depend on that state.
    /// </summary>
    protected internal virtual void Reset()
    {
    }
}
