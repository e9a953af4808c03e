using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Counts the baskets that one item shares with each other item. A sparse accumulator: a counter per item, and the touched list of those
/// that are not zero, so that the cost is the co-occurrences of the item and not the number of items. Baskets are those of
/// <see cref="Postings"/>. Counters start zeroed.
/// </summary>
static class CooccurrenceCount
{
    /// <summary>Prefetch distance, in baskets: they lie anywhere, and no address depends on the items before it.</summary>
    const int Ahead = 8;

    /// <summary>
    /// counts[other]++ for every item that follows one of <paramref name="postings"/> in its basket; an item is appended to
    /// <paramref name="touched"/> when it is first counted. Returns how many were. Items lie within <paramref name="counts"/>;
    /// <paramref name="touched"/> has room for one more than that; an item follows each posting, and a marked one ends the list.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Add(ReadOnlySpan<int> postings, ReadOnlySpan<int> items, Span<int> counts, Span<int> touched)
    {
        if (touched.Length <= counts.Length)
            throw new ArgumentException("The touched list must have room for one more item than there are counters.");
        ref int touchedItems = ref MemoryMarshal.GetReference(touched);
        ref int first = ref MemoryMarshal.GetReference(items);
        int found = 0;
        for (int i = 0; i < postings.Length; i++)
        {
            if (i + Ahead < postings.Length)
                Fetch(ref Unsafe.Add(ref first, postings[i + Ahead]));
            int at = postings[i];
            int item;
            do
            {
                item = items[++at];
                int other = item & Postings.ItemMask;
                int before = counts[other];
                counts[other] = before + 1;
                // Branch-free: whether the item is new cannot be predicted. If it is not, the next one overwrites it.
                Unsafe.Add(ref touchedItems, found) = other;
                found += before == 0 ? 1 : 0;
            }
            while (item >= 0);
        }

        return found;
    }

    /// <summary>
    /// Keeps the touched items that were counted at least <paramref name="minimum"/> times, in their order, and writes their counts to
    /// <paramref name="taken"/>; returns how many. Zeroes the counters of all touched items. <paramref name="taken"/> is as long as
    /// <paramref name="touched"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Take(Span<int> touched, int minimum, Span<int> counts, Span<int> taken)
    {
        if (taken.Length < touched.Length)
            throw new ArgumentException("There must be room for a count per touched item.");
        int kept = 0;
        foreach (int other in touched)
        {
            int count = counts[other];
            counts[other] = 0;
            touched[kept] = other;
            taken[kept] = count;
            kept += count >= minimum ? 1 : 0;
        }

        return kept;
    }

    /// <summary>The definition of <see cref="Add"/>.</summary>
    public static int Reference(ReadOnlySpan<int> postings, ReadOnlySpan<int> items, Span<int> counts, Span<int> touched)
    {
        int found = 0;
        foreach (int posting in postings)
        {
            for (int at = posting + 1; at == posting + 1 || items[at - 1] >= 0; at++)
            {
                int other = items[at] & Postings.ItemMask;
                if (counts[other]++ == 0)
                    touched[found++] = other;
            }
        }

        return found;
    }

    /// <summary>Prefetches memory that is read soon. A hint: no address faults.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static unsafe void Fetch(ref int item)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref item));
    }
}
