using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Rows per one-byte code within runs: an increment per row, in a window of 256 counters that stays in the nearest cache. Neighbouring codes of a run differ most of the time, so
/// that one increment need not wait for the last.
/// </summary>
static class CodeHistogram
{
    /// <summary>Counters behind a run's group id: one per possible code.</summary>
    public const int Window = 256;

    /// <summary>
    /// counts[runGroupIds[r] + codes[i]] += 1 for the rows i of each run r, the rows of the first starting at 0; runs with a negative group id are passed over. Ends are exclusive, ascend
    /// and are at most the number of codes; every other group id has a whole <see cref="Window"/> of counters behind it. Cost: an increment per row.
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

    /// <summary>The window has a counter for every byte, so no increment can miss it.</summary>
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
