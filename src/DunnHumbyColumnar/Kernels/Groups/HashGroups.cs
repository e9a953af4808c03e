namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Group ids for sparse 64-bit keys: a hash table with Fibonacci hashing and linear probing, in arrays of the caller. The last resort,
/// where neither codes nor row order give the groups. Ids count from 0 in order of first appearance.
/// </summary>
static class HashGroups
{
    /// <summary>
    /// Writes the group id of each key and appends new keys to <paramref name="groupKeys"/>. Stops early when the groups or half of the
    /// table are full; returns the number of keys processed. <paramref name="table"/> has a power of two of slots: group id + 1, or 0 for
    /// an empty slot.
    /// </summary>
    public static int AssignIds(ReadOnlySpan<ulong> keys, Span<int> table, Span<ulong> groupKeys, ref int groupCount, Span<int> groupIds)
    {
        int mask = table.Length - 1;
        int limit = Math.Min(groupKeys.Length, table.Length / 2);
        for (int i = 0; i < keys.Length; i++)
        {
            int slot = SlotOf(keys[i], mask);
            int group;
            while ((group = table[slot]) != 0 && groupKeys[group - 1] != keys[i])
                slot = (slot + 1) & mask;
            if (group == 0)
            {
                if (groupCount == limit)
                    return i;
                groupKeys[groupCount] = keys[i];
                group = table[slot] = ++groupCount;
            }

            groupIds[i] = group - 1;
        }

        return keys.Length;
    }

    /// <summary>Fills an empty table with known, distinct keys; it must have at least twice as many slots.</summary>
    public static void Rebuild(ReadOnlySpan<ulong> groupKeys, Span<int> table)
    {
        int mask = table.Length - 1;
        for (int group = 0; group < groupKeys.Length; group++)
        {
            int slot = SlotOf(groupKeys[group], mask);
            while (table[slot] != 0)
                slot = (slot + 1) & mask;
            table[slot] = group + 1;
        }
    }

    /// <summary>The definition of <see cref="AssignIds"/> with room for all.</summary>
    public static void Reference(ReadOnlySpan<ulong> keys, Span<int> groupIds)
    {
        var seen = new Dictionary<ulong, int>();
        for (int i = 0; i < keys.Length; i++)
        {
            seen.TryAdd(keys[i], seen.Count);
            groupIds[i] = seen[keys[i]];
        }
    }

    /// <summary>Fibonacci hashing: multiplies by 2^64 / golden ratio; two bit fields of the product are xored.</summary>
    static int SlotOf(ulong key, int mask)
    {
        ulong hash = key * 0x9E3779B97F4A7C15;
        return (int)(hash >> 32 ^ hash >> 15) & mask;
    }
}
