using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// In how many baskets an item meets each other item: a counter per partner, and the list of partners met, so that an item costs its meetings and not the number of items there
/// are. Baskets are those of <see cref="ItemPositions"/>. Counters start zeroed.
/// </summary>
static class PartnerCount
{
    /// <summary>Baskets fetched ahead: they lie anywhere, and their items are no use for telling where the next one is.</summary>
    const int Ahead = 8;

    /// <summary>
    /// counts[partner]++ for every item that follows one of <paramref name="positions"/> in its basket; partners are written to <paramref name="met"/> as they are first met.
    /// Returns how many. Items lie within <paramref name="counts"/>; <paramref name="met"/> has room for one more than that; an item follows each position, and a marked one ends
    /// the list.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Add(ReadOnlySpan<int> positions, ReadOnlySpan<int> items, Span<int> counts, Span<int> met)
    {
        if (met.Length <= counts.Length)
            throw new ArgumentException("There must be room for one partner more than there are items.");
        ref int partners = ref MemoryMarshal.GetReference(met);
        ref int first = ref MemoryMarshal.GetReference(items);
        int found = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            if (i + Ahead < positions.Length)
                Fetch(ref Unsafe.Add(ref first, positions[i + Ahead]));
            int at = positions[i];
            int item;
            do
            {
                item = items[++at];
                int partner = item & ItemPositions.ItemBits;
                int before = counts[partner];
                counts[partner] = before + 1;
                // Written whether new or not: which it is cannot be predicted. The next partner overwrites one that is not.
                Unsafe.Add(ref partners, found) = partner;
                found += before == 0 ? 1 : 0;
            }
            while (item >= 0);
        }

        return found;
    }

    /// <summary>
    /// Moves the partners met at least <paramref name="minimum"/> times to the front, in their order, and their counts to <paramref name="taken"/>; returns how many. Counters are
    /// zero afterwards. <paramref name="taken"/> is as long as <paramref name="met"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Take(Span<int> met, int minimum, Span<int> counts, Span<int> taken)
    {
        if (taken.Length < met.Length)
            throw new ArgumentException("There must be room for a count per partner.");
        int kept = 0;
        foreach (int partner in met)
        {
            int count = counts[partner];
            counts[partner] = 0;
            met[kept] = partner;
            taken[kept] = count;
            kept += count >= minimum ? 1 : 0;
        }

        return kept;
    }

    /// <summary>The definition of <see cref="Add"/>.</summary>
    public static int Reference(ReadOnlySpan<int> positions, ReadOnlySpan<int> items, Span<int> counts, Span<int> met)
    {
        int found = 0;
        foreach (int position in positions)
        {
            for (int at = position + 1; at == position + 1 || items[at - 1] >= 0; at++)
            {
                int partner = items[at] & ItemPositions.ItemBits;
                if (counts[partner]++ == 0)
                    met[found++] = partner;
            }
        }

        return found;
    }

    /// <summary>Asks for memory that is read soon. Advice: no address faults.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Fetch(ref int item)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref item));
    }
}
