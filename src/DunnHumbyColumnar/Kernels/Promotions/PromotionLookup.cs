using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Probes a <see cref="PromotionTable"/> for the promotion flags of each line's product in the line's store and week. The probe is batched:
/// <see cref="Find"/> computes the bit positions of many lines, then <see cref="Fill"/> reads them in a loop of independent loads, which
/// keeps many cache misses in flight. Flags are buckets (see <see cref="LineSections"/>): a combination of <see cref="Display"/> and
/// <see cref="Mailer"/>, <see cref="NotCovered"/>, or <see cref="LineSections.Filtered"/>.
/// </summary>
static class PromotionLookup
{
    const int Shift = 6;

    /// <summary>No promotion.</summary>
    public const byte None = 0;

    /// <summary>The flag of a pair's first bitmap.</summary>
    public const byte Display = 1;

    /// <summary>The flag of a pair's second bitmap.</summary>
    public const byte Mailer = 2;

    /// <summary>Number of combinations of the two flags.</summary>
    public const int Combinations = 4;

    /// <summary>Bucket of lines in a store or a week that causal_data does not cover.</summary>
    public const byte NotCovered = 4;

    /// <summary>
    /// Finds the lines, all of one store and week, whose product has a pair of that week. Writes their numbers, counted from
    /// <paramref name="firstLine"/>, and the positions of the store's bit in the pair's first bitmap, and returns how many there are. Both
    /// spans must hold one element per product.
    /// </summary>
    public static int Find(
        ReadOnlySpan<int> products, PromotionTable promotions, int week, int store, int firstLine, Span<int> lines, Span<long> bitPositions)
    {
        var weeks = promotions.Weeks;
        int blocks = promotions.WeekBlocks;
        int block = week >> Shift;
        long pairBits = 2L * promotions.StoreWords << Shift;
        ulong below = (1UL << week) - 1;
        int count = 0;
        for (int i = 0; i < products.Length; i++)
        {
            var known = weeks[(products[i] * blocks) + block];
            if (((known.Weeks >> week) & 1) == 0)
                continue;
            lines[count] = firstLine + i;
            // The rank of the week's bit is the offset of its pair.
            bitPositions[count] = ((known.FirstPair + BitOperations.PopCount(known.Weeks & below)) * pairBits) + store;
            count++;
        }

        return count;
    }

    /// <summary>
    /// Writes the flags of the lines that <see cref="Find"/> found: <see cref="Display"/> if the first bitmap has the bit,
    /// <see cref="Mailer"/> if the second has it. Nearly all the time goes to cache misses; no iteration depends on another, so the
    /// processor overlaps them.
    /// </summary>
    public static void Fill(ReadOnlySpan<int> lines, ReadOnlySpan<long> bitPositions, PromotionTable promotions, Span<byte> flags)
    {
        if (lines.Length != bitPositions.Length)
            throw new ArgumentException("There must be a bit position per line.");
        var bits = promotions.Bits;
        int words = promotions.StoreWords;
        for (int i = 0; i < lines.Length; i++)
        {
            int word = (int)(bitPositions[i] >> Shift);
            ulong display = bits[word] >> (int)bitPositions[i];
            ulong mailer = bits[word + words] >> (int)bitPositions[i];
            flags[lines[i]] = (byte)((display & 1) | ((mailer & 1) << 1));
        }
    }

    /// <summary>
    /// Filters lines by section, a table look-up by byte shuffle: flags[i] |= filter[sections[i]]. The filter has sixteen elements, 0 or
    /// <see cref="LineSections.Filtered"/>; sections lie in 0..15.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Filter(ReadOnlySpan<byte> sections, ReadOnlySpan<byte> filter, Span<byte> flags)
    {
        if (sections.Length != flags.Length || filter.Length != LineSections.Count)
            throw new ArgumentException("There must be a section per line, and sixteen filter elements.");
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte section = ref MemoryMarshal.GetReference(sections);
            ref byte flag = ref MemoryMarshal.GetReference(flags);
            var table = Vector128.Create(filter);
            for (; i <= flags.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
                (Vector128.LoadUnsafe(ref flag, (nuint)i) | Vector128.Shuffle(table, Vector128.LoadUnsafe(ref section, (nuint)i)))
                    .StoreUnsafe(ref flag, (nuint)i);
        }

        for (; i < flags.Length; i++)
            flags[i] |= filter[sections[i]];
    }

    /// <summary>
    /// Filters lines by product: flags[i] |= <see cref="LineSections.Filtered"/> unless products[i] lies in [first, end). Without branches.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FilterProducts(ReadOnlySpan<int> products, int first, int end, Span<byte> flags)
    {
        if (products.Length != flags.Length)
            throw new ArgumentException("There must be a product per line.");
        uint count = (uint)(end - first);
        for (int i = 0; i < flags.Length; i++)
            flags[i] |= (uint)(products[i] - first) < count ? (byte)0 : LineSections.Filtered;
    }

    /// <summary>The definition of <see cref="Find"/>.</summary>
    public static int FindReference(
        ReadOnlySpan<int> products, PromotionTable promotions, int week, int store, int firstLine, Span<int> lines, Span<long> bitPositions)
    {
        int count = 0;
        for (int i = 0; i < products.Length; i++)
        {
            var known = promotions.Weeks[(products[i] * promotions.WeekBlocks) + (week / 64)];
            int pair = known.FirstPair;
            for (int before = 0; before < week % 64; before++)
                pair += (int)((known.Weeks >> before) & 1);
            if (((known.Weeks >> (week % 64)) & 1) != 0)
                (lines[count], bitPositions[count++]) = (firstLine + i, ((long)pair * 2 * 64 * promotions.StoreWords) + store);
        }

        return count;
    }

    /// <summary>The definition of <see cref="Fill"/>.</summary>
    public static void Reference(ReadOnlySpan<int> lines, ReadOnlySpan<long> bitPositions, PromotionTable promotions, Span<byte> flags)
    {
        static bool Has(ReadOnlySpan<ulong> bits, long position) => ((bits[(int)(position / 64)] >> (int)(position % 64)) & 1) != 0;
        for (int i = 0; i < lines.Length; i++)
            flags[lines[i]] = (byte)((Has(promotions.Bits, bitPositions[i]) ? Display : None)
                + (Has(promotions.Bits, bitPositions[i] + (64 * promotions.StoreWords)) ? Mailer : None));
    }

    /// <summary>The definition of <see cref="FilterProducts"/>.</summary>
    public static void FilterProductsReference(ReadOnlySpan<int> products, int first, int end, Span<byte> flags)
    {
        for (int i = 0; i < flags.Length; i++)
            if (products[i] < first || products[i] >= end)
                flags[i] |= LineSections.Filtered;
    }

    /// <summary>The definition of <see cref="Filter"/>.</summary>
    public static void FilterReference(ReadOnlySpan<byte> sections, ReadOnlySpan<byte> filter, Span<byte> flags)
    {
        for (int i = 0; i < flags.Length; i++)
            flags[i] |= filter[sections[i]];
    }
}
