using System.Numerics.Tensors;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Element-wise addition of partial results.</summary>
static class VectorAdd
{
    /// <summary>to[i] += from[i]; <paramref name="from"/> may be the shorter one.</summary>
    public static void Add(ReadOnlySpan<long> from, Span<long> to) => TensorPrimitives.Add(from, to[..from.Length], to[..from.Length]);
}
