using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Sums of int32 values per group (see <see cref="GroupIds"/>), as int64; filtered rows are skipped. Exact: 2^31 rows cannot overflow.
/// Group ids must lie below <c>sums.Length</c>.
/// </summary>
static class GroupSum
{
    /// <summary>sums[groupId] += value per row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values, Span<long> sums)
    {
        if (groupIds.Length != values.Length)
            throw new ArgumentException("Group ids and values must have one element per row.");
        if (sums.Length == 1)
        {
            sums[0] += SumSelected(groupIds, values);
            return;
        }

        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                sums[groupIds[i]] += values[i];
    }

    /// <summary>sums[groupId] += value x length per run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRuns(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values, Span<long> sums)
    {
        if (groupIds.Length != values.Length || lengths.Length != values.Length)
            throw new ArgumentException("Group ids, lengths and values must have one element per run.");
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                sums[groupIds[i]] += (long)values[i] * lengths[i];
    }

    /// <summary>Sum of the values of the rows that are not filtered.</summary>
    public static long SumSelected(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> values)
    {
        if (groupIds.Length != values.Length)
            throw new ArgumentException("Group ids and values must have one element per row.");
        long sum = 0;
        int i = 0;
        if (Vector.IsHardwareAccelerated)
        {
            ref int groupId = ref MemoryMarshal.GetReference(groupIds);
            ref int value = ref MemoryMarshal.GetReference(values);
            var total = Vector<long>.Zero;
            for (; i <= groupIds.Length - Vector<int>.Count; i += Vector<int>.Count)
            {
                var selected = Vector.GreaterThanOrEqual(Vector.LoadUnsafe(ref groupId, (nuint)i), Vector<int>.Zero);
                Vector.Widen(Vector.LoadUnsafe(ref value, (nuint)i) & selected, out var low, out var high);
                total += low + high;
            }

            sum = Vector.Sum(total);
        }

        for (; i < groupIds.Length; i++)
            sum += groupIds[i] < 0 ? 0 : values[i];
        return sum;
    }

    /// <summary>The definition of <see cref="Add"/> and, with lengths, of <see cref="AddRuns"/>.</summary>
    public static void Reference(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values, Span<long> sums)
    {
        for (int i = 0; i < groupIds.Length; i++)
            if (groupIds[i] >= 0)
                sums[groupIds[i]] += (long)values[i] * (lengths.IsEmpty ? 1 : lengths[i]);
    }
}
