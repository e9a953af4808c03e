using System.Numerics;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="RunMask"/> against its definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class RunMaskTests
{
    [Theory]
    [InlineData(0.5, 0.3)]
    [InlineData(0.95, 0.02)]
    [InlineData(0.0, 0.5)]
    public void A_run_is_selected_when_one_of_its_rows_is(double repeat, double chance)
    {
        int room = Slices.Room<int>();
        int[] values = RandomValues.InRuns<int>(21, room, repeat);
        int[] mask = RandomValues.Mask(22, room, chance);
        Slices.ForEach<int>((offset, length) =>
        {
            int[] ends = EndsOf<int>(values.AsSpan(offset, length), out _);
            int[] expected = new int[ends.Length];
            int[] actual = [.. Enumerable.Repeat(7, ends.Length)];
            RunMask.AnySelectedReference(ends, mask.AsSpan(offset, length), expected);
            RunMask.AnySelected(ends, mask.AsSpan(offset, length), actual);
            Assert.Equal(expected, actual);
        });
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.7)]
    [InlineData(0.98)]
    public void Runs_expand_to_the_rows_they_came_from(double repeat)
    {
        CheckExpansion<byte>(repeat);
        CheckExpansion<short>(repeat);
        CheckExpansion<int>(repeat);
        CheckExpansion<long>(repeat);
    }

    static void CheckExpansion<T>(double repeat)
        where T : unmanaged, INumber<T>, IMinMaxValue<T>
    {
        T[] rows = RandomValues.InRuns<T>(23, Slices.Room<T>(), repeat);
        int[] ends = EndsOf<T>(rows, out T[] values);
        Slices.ForEach<T>((start, length) =>
        {
            T[] actual = new T[length];
            int firstRun = Array.FindIndex(ends, end => end > start);
            RunMask.Expand(ends, values, firstRun, start, actual);
            Assert.True(rows.AsSpan(start, length).SequenceEqual(actual), $"{typeof(T).Name} start {start} length {length}");
        });

        T[] expected = new T[20];
        RunMask.ExpandReference(ends, values, 5, expected);
        Assert.Equal(rows[5..25], expected);
    }

    static int[] EndsOf<T>(ReadOnlySpan<T> rows, out T[] values)
        where T : unmanaged, INumber<T>
    {
        int[] ends = new int[rows.Length];
        values = new T[rows.Length];
        int runs = RunBoundaries.FillReference(rows, ends, values);
        values = values[..runs];
        return ends[..runs];
    }
}
