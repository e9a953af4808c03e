using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// A slot lane holds one int32 per row or run: the row's group slot, summed up column by column (each adds stride x code), or a negative number if a filter has
/// deselected the row. The slots of all columns together stay below 2^30, so a deselected row stays negative whatever is added later.
/// </summary>
static class SlotLane
{
    /// <summary>The share of a column that deselects the row.</summary>
    public const int Deselected = -(1 << 30);

    /// <summary>Slots must stay below this.</summary>
    public const int Limit = 1 << 30;

    /// <summary>lane[i] += stride x (values[i] - minimum).</summary>
    public static void AddScaled<T>(ReadOnlySpan<T> values, int minimum, int stride, Span<int> lane)
        where T : unmanaged, INumber<T> => LaneLoop.Apply(values, lane, new Scale(minimum, stride));

    /// <summary>Deselects the rows whose value lies outside [low, high].</summary>
    public static void KeepRange<T>(ReadOnlySpan<T> values, int low, int high, Span<int> lane)
        where T : unmanaged, INumber<T> => LaneLoop.Apply(values, lane, new Keep(low, high));

    /// <summary>Adds each row's share: lane[i] += shares[values[i] - minimum]. Every value less the minimum must lie within <paramref name="shares"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddShares<T>(ReadOnlySpan<T> values, int minimum, ReadOnlySpan<int> shares, Span<int> lane)
        where T : unmanaged, INumber<T>
    {
        if (values.Length != lane.Length)
            throw new ArgumentException("Values and lane must have one element per row.");
        for (int i = 0; i < lane.Length; i++)
            lane[i] = Math.Max(lane[i] + shares[int.CreateTruncating(values[i]) - minimum], Deselected);
    }

    /// <summary>The definition of <see cref="AddShares{T}"/>.</summary>
    public static void Reference<T>(ReadOnlySpan<T> values, int minimum, ReadOnlySpan<int> shares, Span<int> lane)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < lane.Length; i++)
        {
            long slot = (long)lane[i] + shares[int.CreateTruncating(values[i]) - minimum];
            lane[i] = slot < Deselected ? Deselected : (int)slot;
        }
    }

    /// <summary>Number of rows that are selected.</summary>
    public static int CountSelected(ReadOnlySpan<int> lane)
    {
        int selected = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref int first = ref MemoryMarshal.GetReference(lane);
            var sum = Vector<int>.Zero;
            for (; i <= lane.Length - Vector<int>.Count; i += Vector<int>.Count)
                sum -= Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref first, (nuint)i), Vector<int>.Zero);
            selected = Vector.Sum(sum);
        }

        for (; i < lane.Length; i++)
            selected += lane[i] < 0 ? 0 : 1;
        return selected;
    }

    internal readonly struct Scale(int minimum, int stride) : ILaneOperator
    {
        public Vector<int> Apply(Vector<int> values, Vector<int> lane) => lane + ((values - new Vector<int>(minimum)) * new Vector<int>(stride));

        public int Apply(int value, int lane) => lane + ((value - minimum) * stride);
    }

    internal readonly struct Keep(int low, int high) : ILaneOperator
    {
        public Vector<int> Apply(Vector<int> values, Vector<int> lane) => Vector.ConditionalSelect(
            Vector.LessThan(values, new Vector<int>(low)) | Vector.GreaterThan(values, new Vector<int>(high)), new Vector<int>(Deselected), lane);

        public int Apply(int value, int lane) => value < low || value > high ? Deselected : lane;
    }
}
