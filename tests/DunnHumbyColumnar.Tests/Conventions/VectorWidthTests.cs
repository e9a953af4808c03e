using System.Numerics;
using System.Runtime.Intrinsics;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The guard of the matrix: a switch that had no effect fails its run rather than testing the same code again.</summary>
[Trait("Matrix", "simd")]
public sealed class VectorWidthTests
{
    [Fact]
    public async Task The_process_uses_the_vectors_it_was_started_to_use()
    {
        // A machine that has less to begin with keeps what it has.
        if (VectorWidth.Cap is { } cap)
            Assert.Equal(Math.Min(cap, await VectorWidth.WithoutSwitches()), VectorWidth.Actual);
        Assert.True(!Vector512.IsHardwareAccelerated || Vector256.IsHardwareAccelerated);
        Assert.True(!Vector256.IsHardwareAccelerated || Vector128.IsHardwareAccelerated);
    }

    [Fact]
    public void The_vectors_of_the_kernels_are_as_wide_as_the_process_allows()
    {
        Assert.Equal(VectorWidth.Actual > 0, Vector.IsHardwareAccelerated);
        if (Vector.IsHardwareAccelerated)
            Assert.InRange(Vector<byte>.Count * 8, 128, VectorWidth.Actual);
    }
}
