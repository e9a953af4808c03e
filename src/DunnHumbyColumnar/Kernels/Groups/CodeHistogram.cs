using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Byte histogram per run: an increment per row, in a window of 256 counters that stays in L1. One window per run suffices, without
/// sub-histograms: neighbouring codes of a run mostly differ, so an increment seldom waits for the previous one.
/// </summary>
static class CodeHistogram
{
    /// <summary>Counters per run: one per possible code.</summary>
    public const int Window = 256;

    /// <summary>
    /// counts[runGroupIds[r] + codes[i]] += 1 for the rows i of each run r, the first run starting at row 0; runs with a negative group id
    /// are skipped. Ends are exclusive, ascend and are at most the number of codes; every other group id has a whole <see cref="Window"/>
    /// of counters behind it. Cost: an increment per row.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(ReadOnlySpan<int> runEnds, ReadOnlySpan<int> runGroupIds, ReadOnlySpan<byte> codes, Span<long> counts)
    {
        int row = 0;
        for (int run = 0; run < runEnds.Length; run++)
        {
            int end = runEnds[run];
            if (runGroupIds[run] >= 0)
                AddRun(codes[row..end], counts.Slice(runGroupIds[run], Window));
            row = end;
        }
    }

    /// <summary>The definition.</summary>
    public static void Reference(ReadOnlySpan<int> runEnds, ReadOnlySpan<int> runGroupIds, ReadOnlySpan<byte> codes, Span<long> counts)
    {
        for (int row = 0; row < codes.Length; row++)
        {
            int run = 0;
            while (runEnds[run] <= row)
                run++;
            if (runGroupIds[run] >= 0)
                counts[runGroupIds[run] + codes[row]]++;
        }
    }

    /// <summary>The window has a counter for every byte, so every increment is in bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void AddRun(ReadOnlySpan<byte> codes, Span<long> window)
    {
        ref byte code = ref MemoryMarshal.GetReference(codes);
        ref long count = ref MemoryMarshal.GetReference(window);
        int i = 0;
        for (; i <= codes.Length - sizeof(ulong); i += sizeof(ulong))
        {
            ulong eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref code, i));
            Unsafe.Add(ref count, (int)(byte)eight)++;
            Unsafe.Add(ref count, (int)(byte)(eight >> 8))++;
            Unsafe.Add(ref count, (int)(byte)(eight >> 16))++;
            Unsafe.Add(ref count, (int)(byte)(eight >> 24))++;
            Unsafe.Add(ref count, (int)(byte)(eight >> 32))++;
            Unsafe.Add(ref count, (int)(byte)(eight >> 40))++;
            Unsafe.Add(ref count, (int)(byte)(eight >> 48))++;
            Unsafe.Add(ref count, (int)(eight >> 56))++;
        }

        for (; i < codes.Length; i++)
            Unsafe.Add(ref count, (int)Unsafe.Add(ref code, i))++;
    }
}
