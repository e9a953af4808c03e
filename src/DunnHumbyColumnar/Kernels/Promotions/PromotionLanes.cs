using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>The weeks, out of 64, in which promotions know a product, a bit each, and the number of the first among all (product, week) pairs.</summary>
readonly record struct PromotedWeeks(ulong Weeks, int First);

/// <summary>
/// Where and when products are promoted: per product its weeks, <paramref name="weekBlocks"/> times 64 of them, and per (product, week) pair two bitmaps of
/// <paramref name="storeWords"/> words.
/// </summary>
readonly ref struct PromotionTable(ReadOnlySpan<PromotedWeeks> weeks, int weekBlocks, ReadOnlySpan<ulong> bits, int storeWords)
{
    public ReadOnlySpan<PromotedWeeks> Weeks { get; } = weeks;

    public int WeekBlocks { get; } = weekBlocks;

    public ReadOnlySpan<ulong> Bits { get; } = bits;

    public int StoreWords { get; } = storeWords;
}

/// <summary>In which ways the product of a line is promoted in the line's store and week: a lane per line (see <see cref="LineLanes"/>).</summary>
static class PromotionLanes
{
    const int Shift = 6;

    /// <summary>Bit of the first bitmap, in a lane.</summary>
    public const byte First = 1;

    /// <summary>Bit of the second bitmap, in a lane.</summary>
    public const byte Second = 2;

    /// <summary>Lanes of lines that promotions could know of: any combination of the bits.</summary>
    public const int Count = 4;

    /// <summary>Lane of lines in a store or a week that promotions say nothing of.</summary>
    public const byte Elsewhere = 4;

    /// <summary>
    /// Finds the lines, all of one store and week, whose product has a pair of that week: their numbers, counted from <paramref name="firstLine"/> on, and the places of their bits in
    /// the pair's first bitmap. Returns how many; there is room for one a product.
    /// </summary>
    public static int Find(ReadOnlySpan<int> products, PromotionTable promotions, int week, int store, int firstLine, Span<int> lines, Span<long> places)
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
            places[count] = ((known.First + BitOperations.PopCount(known.Weeks & below)) * pairBits) + store;
            count++;
        }

        return count;
    }

    /// <summary>
    /// Lanes of lines that were found: <see cref="First"/> and <see cref="Second"/> for the bitmaps that have their bit. It is the looking up in memory that takes time, and by itself
    /// it can be done for many lines at once.
    /// </summary>
    public static void Fill(ReadOnlySpan<int> lines, ReadOnlySpan<long> places, PromotionTable promotions, Span<byte> lanes)
    {
        if (lines.Length != places.Length)
            throw new ArgumentException("There must be a place per line.");
        var bits = promotions.Bits;
        int words = promotions.StoreWords;
        for (int i = 0; i < lines.Length; i++)
        {
            int at = (int)(places[i] >> Shift);
            ulong first = bits[at] >> (int)places[i];
            ulong second = bits[at + words] >> (int)places[i];
            lanes[lines[i]] = (byte)((first & 1) | ((second & 1) << 1));
        }
    }

    /// <summary>
    /// Drops lines by their section: lanes[i] |= drops[sections[i]]. There are sixteen drops, 0 or <see cref="LineLanes.Dropped"/>; sections lie in 0..15, the last being that of
    /// lines dropped before.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Drop(ReadOnlySpan<byte> sections, ReadOnlySpan<byte> drops, Span<byte> lanes)
    {
        if (sections.Length != lanes.Length || drops.Length != LineLanes.Count)
            throw new ArgumentException("There must be a section per lane, and sixteen drops.");
        int i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte section = ref MemoryMarshal.GetReference(sections);
            ref byte lane = ref MemoryMarshal.GetReference(lanes);
            var all = Vector128.Create(drops);
            for (; i <= lanes.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
                (Vector128.LoadUnsafe(ref lane, (nuint)i) | Vector128.Shuffle(all, Vector128.LoadUnsafe(ref section, (nuint)i))).StoreUnsafe(ref lane, (nuint)i);
        }

        for (; i < lanes.Length; i++)
            lanes[i] |= drops[sections[i]];
    }

    /// <summary>The definition of <see cref="Find"/>.</summary>
    public static int FindReference(ReadOnlySpan<int> products, PromotionTable promotions, int week, int store, int firstLine, Span<int> lines, Span<long> places)
    {
        int count = 0;
        for (int i = 0; i < products.Length; i++)
        {
            var known = promotions.Weeks[(products[i] * promotions.WeekBlocks) + (week / 64)];
            int pair = known.First;
            for (int before = 0; before < week % 64; before++)
                pair += (int)((known.Weeks >> before) & 1);
            if (((known.Weeks >> (week % 64)) & 1) != 0)
                (lines[count], places[count++]) = (firstLine + i, ((long)pair * 2 * 64 * promotions.StoreWords) + store);
        }

        return count;
    }

    /// <summary>The definition of <see cref="Fill"/>.</summary>
    public static void Reference(ReadOnlySpan<int> lines, ReadOnlySpan<long> places, PromotionTable promotions, Span<byte> lanes)
    {
        static bool Has(ReadOnlySpan<ulong> bits, long place) => ((bits[(int)(place / 64)] >> (int)(place % 64)) & 1) != 0;
        for (int i = 0; i < lines.Length; i++)
            lanes[lines[i]] = (byte)((Has(promotions.Bits, places[i]) ? First : 0) + (Has(promotions.Bits, places[i] + (64 * promotions.StoreWords)) ? Second : 0));
    }

    /// <summary>The definition of <see cref="Drop"/>.</summary>
    public static void DropReference(ReadOnlySpan<byte> sections, ReadOnlySpan<byte> drops, Span<byte> lanes)
    {
        for (int i = 0; i < lanes.Length; i++)
            lanes[i] |= drops[sections[i]];
    }
}
