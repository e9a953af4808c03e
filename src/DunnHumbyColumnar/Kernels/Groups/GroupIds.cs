using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// A group-id vector holds one int32 per row or run: the mixed-radix group id, summed up column by column (each adds its partial group id,
/// code x stride), or a negative number if a filter rejected the row. Partial ids of all columns together stay below 2^30, so a filtered
/// row stays negative whatever is added later.
/// </summary>
static class GroupIds
{
    /// <summary>The partial group id of a value that is filtered out.</summary>
    public const int Filtered = -(1 << 30);

    /// <summary>Group ids must stay below this.</summary>
    public const int Limit = 1 << 30;

    /// <summary>groupIds[i] += stride x (values[i] - minimum).</summary>
    public static void AddScaled<T>(ReadOnlySpan<T> values, int minimum, int stride, Span<int> groupIds)
        where T : unmanaged, INumber<T> => LaneLoop.Apply(values, groupIds, new Scale(minimum, stride));

    /// <summary>Filters out the rows whose value lies outside [low, high].</summary>
    public static void KeepRange<T>(ReadOnlySpan<T> values, int low, int high, Span<int> groupIds)
        where T : unmanaged, INumber<T> => LaneLoop.Apply(values, groupIds, new Keep(low, high));

    /// <summary>
    /// Adds each row's partial group id: groupIds[i] += terms[values[i] - minimum]. Every value less the minimum must be an index of
    /// <paramref name="terms"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddTerms<T>(ReadOnlySpan<T> values, int minimum, ReadOnlySpan<int> terms, Span<int> groupIds)
        where T : unmanaged, INumber<T>
    {
        if (values.Length != groupIds.Length)
            throw new ArgumentException("Values and group ids must have one element per row.");
        for (int i = 0; i < groupIds.Length; i++)
            groupIds[i] = Math.Max(groupIds[i] + terms[int.CreateTruncating(values[i]) - minimum], Filtered);
    }

    /// <summary>The definition of <see cref="AddTerms{T}"/>.</summary>
    public static void Reference<T>(ReadOnlySpan<T> values, int minimum, ReadOnlySpan<int> terms, Span<int> groupIds)
        where T : unmanaged, INumber<T>
    {
        for (int i = 0; i < groupIds.Length; i++)
        {
            long groupId = (long)groupIds[i] + terms[int.CreateTruncating(values[i]) - minimum];
            groupIds[i] = groupId < Filtered ? Filtered : (int)groupId;
        }
    }

    /// <summary>Number of rows that are not filtered.</summary>
    public static int CountSelected(ReadOnlySpan<int> groupIds)
    {
        int selected = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref int first = ref MemoryMarshal.GetReference(groupIds);
            var sum = Vector<int>.Zero;
            for (; i <= groupIds.Length - Vector<int>.Count; i += Vector<int>.Count)
                sum -= Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref first, (nuint)i), Vector<int>.Zero);
            selected = Vector.Sum(sum);
        }

        for (; i < groupIds.Length; i++)
            selected += groupIds[i] < 0 ? 0 : 1;
        return selected;
    }

    internal readonly struct Scale(int minimum, int stride) : ILaneOperator
    {
        public Vector<int> Apply(Vector<int> values, Vector<int> ids) =>
            ids + ((values - new Vector<int>(minimum)) * new Vector<int>(stride));

        public int Apply(int value, int id) => id + ((value - minimum) * stride);
    }

    internal readonly struct Keep(int low, int high) : ILaneOperator
    {
        public Vector<int> Apply(Vector<int> values, Vector<int> ids) => Vector.ConditionalSelect(
            Vector.LessThan(values, new Vector<int>(low)) | Vector.GreaterThan(values, new Vector<int>(high)),
            new Vector<int>(Filtered), ids);

        public int Apply(int value, int id) => value < low || value > high ? Filtered : id;
    }
}
