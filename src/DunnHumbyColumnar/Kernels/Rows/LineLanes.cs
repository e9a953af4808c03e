using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// A lane of 0..15 per row: what the row is counted for, or <see cref="Dropped"/> for a row that is not counted. A dropped row needs no branch: the last lane takes it.
/// </summary>
static class LineLanes
{
    /// <summary>Lanes in all, the last one that of dropped rows.</summary>
    public const int Count = 16;

    /// <summary>The lane of rows that are not counted.</summary>
    public const byte Dropped = Count - 1;

    /// <summary>
    /// Writes each row's lane, that of its code, or <see cref="Dropped"/> for a row that the mask does not select (see <see cref="LineMask"/>), and deselects the rows whose code is
    /// dropped. Codes must lie within <paramref name="laneOfCode"/>, whose lanes lie in 0..15.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<int> codes, ReadOnlySpan<byte> laneOfCode, Span<int> mask, Span<byte> lanes)
    {
        if (codes.Length != mask.Length || codes.Length != lanes.Length)
            throw new ArgumentException("Codes, mask and lanes must have one element per row.");
        for (int i = 0; i < codes.Length; i++)
        {
            int lane = laneOfCode[codes[i]] | (~mask[i] & Dropped);
            lanes[i] = (byte)lane;
            mask[i] = (lane - Dropped) >> 31;
        }
    }

    /// <summary>sums[lane] += value per row. There are <see cref="Count"/> sums; lanes lie in 0..15. Exact: 2^31 rows cannot overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSums(ReadOnlySpan<int> values, ReadOnlySpan<byte> lanes, Span<long> sums)
    {
        if (values.Length != lanes.Length || sums.Length < Count)
            throw new ArgumentException("There must be a lane per value and a sum per lane.");
        ref long sum = ref MemoryMarshal.GetReference(sums);
        for (int i = 0; i < values.Length; i++)
            Unsafe.Add(ref sum, lanes[i] & Dropped) += values[i];
    }

    /// <summary>The definition of <see cref="Fill"/>.</summary>
    public static void Reference(ReadOnlySpan<int> codes, ReadOnlySpan<byte> laneOfCode, Span<int> mask, Span<byte> lanes)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            lanes[i] = mask[i] == 0 ? Dropped : laneOfCode[codes[i]];
            mask[i] = lanes[i] == Dropped ? 0 : -1;
        }
    }

    /// <summary>The definition of <see cref="AddSums"/>.</summary>
    public static void ReferenceSums(ReadOnlySpan<int> values, ReadOnlySpan<byte> lanes, Span<long> sums)
    {
        for (int i = 0; i < values.Length; i++)
            sums[lanes[i]] += values[i];
    }
}
