using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Kernels;

/// <summary><see cref="GroupIds"/> and <see cref="SelectedRows"/> against their definitions.</summary>
[Trait("Matrix", "simd")]
public sealed class GroupIdsTests
{
    [Fact]
    public void Scaling_adds_stride_times_value_for_every_storage_type()
    {
        Check<byte>(1);
        Check<ushort>(2);
        Check<short>(3);
        Check<int>(4);

        static void Check<T>(int seed)
            where T : unmanaged, System.Numerics.INumber<T>, System.Numerics.IMinMaxValue<T>
        {
            T[] values = Array.ConvertAll(RandomValues.Codes(seed, Slices.Room<T>(), 100), T.CreateTruncating);
            Slices.ForEach<T>((offset, length) =>
            {
                var slice = values.AsSpan(offset, length);
                int[] actual = [.. Enumerable.Range(0, length)];
                int[] expected = [.. actual];
                GroupIds.AddScaled<T>(slice, 3, 7, actual);
                LaneLoop.Reference<T, GroupIds.Scale>(slice, expected, new GroupIds.Scale(3, 7));
                Assert.Equal(expected, actual);
                GroupIds.KeepRange<T>(slice, 10, 60, actual);
                LaneLoop.Reference<T, GroupIds.Keep>(slice, expected, new GroupIds.Keep(10, 60));
                Assert.Equal(expected, actual);
            });
        }
    }

    [Fact]
    public void Terms_are_added_and_a_filtered_row_stays_filtered()
    {
        int[] codes = RandomValues.Codes(5, Slices.Room<int>(), 20);
        int[] terms = [.. Enumerable.Range(0, 20).Select(code => code % 3 == 0 ? GroupIds.Filtered : code * 11)];
        Slices.ForEach<int>((offset, length) =>
        {
            int[] actual = [.. Enumerable.Range(0, length)];
            int[] expected = [.. actual];
            for (int column = 0; column < 5; column++)
            {
                GroupIds.AddTerms<int>(codes.AsSpan(offset, length), 0, terms, actual);
                GroupIds.Reference<int>(codes.AsSpan(offset, length), 0, terms, expected);
            }

            Assert.Equal(expected, actual);
            Assert.All(Enumerable.Range(0, length), i => Assert.Equal(codes[offset + i] % 3 == 0, actual[i] < 0));
            Assert.Equal(expected.Count(groupId => groupId >= 0), GroupIds.CountSelected(actual));
        });
    }

    [Theory]
    [InlineData(6, 0.5)]
    [InlineData(7, 0.02)]
    [InlineData(8, 1.0)]
    public void Selected_rows_are_those_whose_group_id_is_not_negative(int seed, double chance)
    {
        int[] groupIds = [.. RandomValues.Mask(seed, Slices.Room<int>(), chance).Select((mask, i) => mask == 0 ? i : -i - 1)];
        Slices.ForEach<int>((offset, length) =>
        {
            int[] actual = new int[length];
            int[] expected = new int[length];
            int found = SelectedRows.Find(groupIds.AsSpan(offset, length), actual);
            Assert.Equal(SelectedRows.Reference(groupIds.AsSpan(offset, length), expected), found);
            Assert.Equal(expected[..found], actual[..found]);
        });
    }

    [Fact]
    public void Values_and_keys_are_gathered_by_index()
    {
        int[] gathered = new int[3];
        SelectedRows.Gather([10, 20, 30, 40], [3, 0, 2], gathered);
        Assert.Equal([40, 10, 30], gathered);
        ulong[] keys = new ulong[2];
        SelectedRows.GatherKeys([1, 2, 3], [4, 5, 6], [2, 0], keys);
        Assert.Equal([(6UL << 32) | 3, (4UL << 32) | 1], keys);
    }

    [Fact]
    public void Spans_of_different_lengths_are_rejected()
    {
        Assert.Throws<ArgumentException>(() => GroupIds.AddScaled<int>([1], 0, 1, new int[2]));
        Assert.Throws<ArgumentException>(() => GroupIds.AddTerms<int>([1], 0, [0, 0], new int[2]));
        Assert.Throws<ArgumentException>(() => SelectedRows.Find([1, 2], new int[1]));
    }
}
