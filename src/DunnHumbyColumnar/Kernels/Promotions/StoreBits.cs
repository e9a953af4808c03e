using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Sets of stores as bitmaps, a bit per store.</summary>
static class StoreBits
{
    const int Shift = 6;

    /// <summary>Sets the bit of every store and leaves the others. Stores lie within the bitmap.</summary>
    public static void Set<T>(ReadOnlySpan<T> stores, Span<ulong> bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (bits.Length == 2)
        {
            SetTwo(stores, bits);
            return;
        }

        foreach (T store in stores)
            bits[int.CreateTruncating(store) >> Shift] |= 1UL << int.CreateTruncating(store);
    }

    /// <summary>The definition, for a bitmap that starts empty.</summary>
    public static void Reference<T>(ReadOnlySpan<T> stores, Span<ulong> bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        for (int store = 0; store < 64 * bits.Length; store++)
            if (stores.IndexOf(T.CreateTruncating(store)) >= 0)
                bits[store / 64] += 1UL << (store % 64);
    }

    /// <summary>
    /// The case of the published data, up to 128 stores: both words stay in registers, and choosing between them takes no branch.
    /// </summary>
    static void SetTwo<T>(ReadOnlySpan<T> stores, Span<ulong> bits)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong low = 0;
        ulong high = 0;
        T all = T.Zero;
        int i = 0;
        if (typeof(T) == typeof(byte) && Avx2.IsSupported && stores.Length >= Vector256<ulong>.Count)
        {
            ref byte first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(stores));
            var lows = Vector256<ulong>.Zero;
            var highs = Vector256<ulong>.Zero;
            var seen = Vector256<ulong>.Zero;
            for (; i <= stores.Length - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
            {
                var four = Avx2.ConvertToVector256Int64(
                    Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, i))).AsByte()).AsUInt64();
                // AVX2 reads shift counts as unsigned and gives 0 for counts above 63: each store sets its bit in one word only.
                lows |= Avx2.ShiftLeftLogicalVariable(Vector256<ulong>.One, four);
                highs |= Avx2.ShiftLeftLogicalVariable(Vector256<ulong>.One, four - Vector256.Create(64UL));
                seen |= four;
            }

            (low, high, all) = (Any(lows), Any(highs), T.CreateTruncating(Any(seen)));
        }

        for (; i < stores.Length; i++)
        {
            int store = int.CreateTruncating(stores[i]);
            ulong bit = 1UL << store;
            ulong isHigh = (ulong)-(store >> Shift);
            low |= bit & ~isHigh;
            high |= bit & isHigh;
            all |= stores[i];
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(int.CreateTruncating(all), 2 << Shift, nameof(stores));
        bits[0] |= low;
        bits[1] |= high;
    }

    static ulong Any(Vector256<ulong> words)
    {
        var two = words.GetLower() | words.GetUpper();
        return two[0] | two[1];
    }
}
