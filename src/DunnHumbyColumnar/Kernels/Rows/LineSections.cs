using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// The section each line counts for, a bucket of 0..15 per row, or <see cref="Filtered"/> for a row that does not count. Filtered rows need
/// no branch: they go to the last bucket.
/// </summary>
static class LineSections
{
    /// <summary>Number of buckets, that of filtered rows included.</summary>
    public const int Count = 16;

    /// <summary>The last bucket: rows that do not count.</summary>
    public const byte Filtered = Count - 1;

    /// <summary>
    /// Writes the section of each row's code, or <see cref="Filtered"/> for a row that the mask does not select (see
    /// <see cref="LineMask"/>), and deselects rows whose code is filtered. Codes must lie within <paramref name="sectionOfCode"/>, whose
    /// elements lie in 0..15.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(ReadOnlySpan<int> codes, ReadOnlySpan<byte> sectionOfCode, Span<int> mask, Span<byte> sections)
    {
        if (codes.Length != mask.Length || codes.Length != sections.Length)
            throw new ArgumentException("Codes, mask and sections must have one element per row.");
        for (int i = 0; i < codes.Length; i++)
        {
            int section = sectionOfCode[codes[i]] | (~mask[i] & Filtered);
            sections[i] = (byte)section;
            mask[i] = (section - Filtered) >> 31;
        }
    }

    /// <summary>
    /// sums[bucket] += value per row. There are <see cref="Count"/> sums; buckets lie in 0..15. Exact: 2^31 rows cannot overflow.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddSums(ReadOnlySpan<int> values, ReadOnlySpan<byte> buckets, Span<long> sums)
    {
        if (values.Length != buckets.Length || sums.Length < Count)
            throw new ArgumentException("There must be a bucket per value and a sum per bucket.");
        ref long sum = ref MemoryMarshal.GetReference(sums);
        for (int i = 0; i < values.Length; i++)
            Unsafe.Add(ref sum, buckets[i] & Filtered) += values[i];
    }

    /// <summary>The definition of <see cref="Fill"/>.</summary>
    public static void Reference(ReadOnlySpan<int> codes, ReadOnlySpan<byte> sectionOfCode, Span<int> mask, Span<byte> sections)
    {
        for (int i = 0; i < codes.Length; i++)
        {
            sections[i] = mask[i] == 0 ? Filtered : sectionOfCode[codes[i]];
            mask[i] = sections[i] == Filtered ? 0 : -1;
        }
    }

    /// <summary>The definition of <see cref="AddSums"/>.</summary>
    public static void ReferenceSums(ReadOnlySpan<int> values, ReadOnlySpan<byte> buckets, Span<long> sums)
    {
        for (int i = 0; i < values.Length; i++)
            sums[buckets[i]] += values[i];
    }
}
