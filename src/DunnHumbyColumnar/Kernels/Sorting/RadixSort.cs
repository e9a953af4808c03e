using System.Numerics;
using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// LSD radix sort of unsigned keys: stable; digits that are equal in all keys cost no pass. At most 2^31 - 1 keys. Scratch must be as long
/// as the keys. Cost: one read to find the varying bits, and two reads and a write per pass.
/// </summary>
static class RadixSort
{
    const int Digits = 8;
    const int Buckets = 256;
    const int SmallLimit = 32;
    const int MaxDigitBits = 11;

    /// <summary>Whether the keys are in ascending order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsSorted<T>(ReadOnlySpan<T> keys)
        where T : unmanaged, INumber<T>
    {
        for (int i = 1; i < keys.Length; i++)
            if (keys[i - 1] > keys[i])
                return false;
        return true;
    }

    /// <summary>Sorts keys in place, in as few passes of at most 11 bits as the varying bits need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Sort(Span<uint> keys, Span<uint> scratch)
    {
        if (keys.Length <= SmallLimit)
        {
            InsertionSort(keys);
            return;
        }

        uint varying = VaryingBits<uint>(keys);
        if (varying == 0)
            return;
        int low = BitOperations.TrailingZeroCount(varying);
        int bits = 32 - BitOperations.LeadingZeroCount(varying) - low;
        int passes = (bits + MaxDigitBits - 1) / MaxDigitBits;
        int digitBits = (bits + passes - 1) / passes;
        uint mask = (1u << digitBits) - 1;
        Span<int> counters = stackalloc int[1 << MaxDigitBits];
        var offsets = counters[..(1 << digitBits)];
        var from = keys;
        var to = scratch[..keys.Length];
        for (int pass = 0; pass < passes; pass++)
        {
            int shift = low + (pass * digitBits);
            if (((varying >> shift) & mask) == 0)
                continue;
            offsets.Clear();
            foreach (uint key in from)
                offsets[(int)((key >> shift) & mask)]++;
            ToStarts(offsets);
            foreach (uint key in from)
                to[offsets[(int)((key >> shift) & mask)]++] = key;
            var swap = from;
            from = to;
            to = swap;
        }

        if (from != keys)
            from.CopyTo(keys);
    }

    /// <summary>
    /// Sorts keys in place, 8 bits a pass, and moves the payload with them. If cancelled, it stops between two passes and leaves both in
    /// undefined order.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Sort(
        Span<ulong> keys, Span<int> payload, Span<ulong> keyScratch, Span<int> payloadScratch,
        CancellationToken cancellationToken = default)
    {
        ulong varying = VaryingBits<ulong>(keys);
        Span<int> offsets = stackalloc int[Buckets];
        var from = keys;
        var to = keyScratch[..keys.Length];
        var fromPayload = payload;
        var toPayload = payloadScratch[..keys.Length];
        for (int shift = 0; shift < Digits * 8; shift += 8)
        {
            if (((varying >> shift) & 0xFF) == 0)
                continue;
            cancellationToken.ThrowIfCancellationRequested();
            offsets.Clear();
            foreach (ulong key in from)
                offsets[(byte)(key >> shift)]++;
            ToStarts(offsets);
            for (int i = 0; i < from.Length; i++)
            {
                int at = offsets[(byte)(from[i] >> shift)]++;
                to[at] = from[i];
                toPayload[at] = fromPayload[i];
            }

            var swap = from;
            from = to;
            to = swap;
            var swapPayload = fromPayload;
            fromPayload = toPayload;
            toPayload = swapPayload;
        }

        if (from != keys)
        {
            from.CopyTo(keys);
            fromPayload.CopyTo(payload);
        }
    }

    /// <summary>The definition of both: a stable sort by key.</summary>
    public static void Reference(Span<ulong> keys, Span<int> payload)
    {
        for (int i = 1; i < keys.Length; i++)
            for (int j = i; j > 0 && keys[j - 1] > keys[j]; j--)
            {
                (keys[j - 1], keys[j]) = (keys[j], keys[j - 1]);
                if (!payload.IsEmpty)
                    (payload[j - 1], payload[j]) = (payload[j], payload[j - 1]);
            }
    }

    static void InsertionSort(Span<uint> keys)
    {
        for (int i = 1; i < keys.Length; i++)
        {
            uint key = keys[i];
            int j = i;
            for (; j > 0 && keys[j - 1] > key; j--)
                keys[j] = keys[j - 1];
            keys[j] = key;
        }
    }

    static T VaryingBits<T>(ReadOnlySpan<T> keys)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        T any = T.Zero;
        T all = T.MaxValue;
        foreach (T key in keys)
        {
            any |= key;
            all &= key;
        }

        return any & ~all;
    }

    static void ToStarts(Span<int> counts)
    {
        int start = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            int count = counts[i];
            counts[i] = start;
            start += count;
        }
    }
}
