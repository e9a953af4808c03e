using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="RunBoundaries"/> against its definitions, for every stored type.</summary>
[Trait("Matrix", "simd")]
public sealed class RunBoundariesTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    [InlineData(1.0)]
    public void Runs_are_counted_and_found_in_every_slice(double chance)
    {
        CheckSlices<byte>(chance);
        CheckSlices<ushort>(chance);
        CheckSlices<short>(chance);
        CheckSlices<int>(chance);
        CheckSlices<long>(chance);
    }

    [Fact]
    public void A_single_change_is_found_wherever_it_is()
    {
        for (int length = 2; length <= 70; length++)
            for (int at = 1; at < length; at++)
            {
                int[] values = [.. Enumerable.Range(0, length).Select(i => i < at ? int.MinValue : int.MaxValue)];
                int[] ends = new int[2];
                int[] runValues = new int[2];
                Assert.Equal(2, RunBoundaries.Count<int>(values));
                Assert.Equal(2, RunBoundaries.Fill<int>(values, ends, runValues));
                Assert.Equal([at, length], ends);
                Assert.Equal([int.MinValue, int.MaxValue], runValues);
            }
    }

    static void CheckSlices<T>(double chance)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        int room = Slices.Room<T>();
        T[] values = RandomValues.InRuns<T>(11, room, chance);
        int[] ends = new int[room];
        int[] expectedEnds = new int[room];
        T[] runValues = new T[room];
        T[] expectedValues = new T[room];
        Slices.ForEach<T>((offset, length) =>
        {
            var slice = values.AsSpan(offset, length);
            int runs = RunBoundaries.CountReference<T>(slice);
            Assert.Equal(runs, RunBoundaries.Count<T>(slice));
            Assert.Equal(runs, RunBoundaries.FillReference<T>(slice, expectedEnds, expectedValues));
            // The room that the contract asks for and no more.
            Assert.Equal(runs, RunBoundaries.Fill(slice, ends.AsSpan(0, runs), runValues.AsSpan(0, runs)));
            Assert.True(
                expectedEnds.AsSpan(0, runs).SequenceEqual(ends.AsSpan(0, runs)), $"{typeof(T).Name} offset {offset} length {length}");
            Assert.True(
                expectedValues.AsSpan(0, runs).SequenceEqual(runValues.AsSpan(0, runs)),
                $"{typeof(T).Name} offset {offset} length {length}");
        });
    }
}
