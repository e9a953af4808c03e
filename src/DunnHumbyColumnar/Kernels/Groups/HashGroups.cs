using System.Numerics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Dense group numbers for sparse 64-bit keys, by open addressing over caller's arrays: the last resort where neither codes nor row order give the groups.
/// Numbers count from 0 in the order of first appearance.
/// </summary>
static class HashGroups
{
    /// <summary>
    /// Writes the group number of each key and adds new keys to <paramref name="groupKeys"/>. Stops early when the groups or half the table are full; returns how many
    /// keys it has numbered. <paramref name="table"/> has a power of two of places: group number + 1, or 0 for an empty one.
    /// </summary>
    public static int Number(ReadOnlySpan<ulong> keys, Span<int> table, Span<ulong> groupKeys, ref int groups, Span<int> numbers)
    {
        int mask = table.Length - 1;
        int limit = Math.Min(groupKeys.Length, table.Length / 2);
        for (int i = 0; i < keys.Length; i++)
        {
            int place = PlaceOf(keys[i], mask);
            int group;
            while ((group = table[place]) != 0 && groupKeys[group - 1] != keys[i])
                place = (place + 1) & mask;
            if (group == 0)
            {
                if (groups == limit)
                    return i;
                groupKeys[groups] = keys[i];
                group = table[place] = ++groups;
            }

            numbers[i] = group - 1;
        }

        return keys.Length;
    }

    /// <summary>Fills an empty table with known keys, all different; it must have twice as many places.</summary>
    public static void Rebuild(ReadOnlySpan<ulong> groupKeys, Span<int> table)
    {
        int mask = table.Length - 1;
        for (int group = 0; group < groupKeys.Length; group++)
        {
            int place = PlaceOf(groupKeys[group], mask);
            while (table[place] != 0)
                place = (place + 1) & mask;
            table[place] = group + 1;
        }
    }

    /// <summary>The definition of <see cref="Number"/> with room for all.</summary>
    public static void Reference(ReadOnlySpan<ulong> keys, Span<int> numbers)
    {
        var seen = new Dictionary<ulong, int>();
        for (int i = 0; i < keys.Length; i++)
        {
            seen.TryAdd(keys[i], seen.Count);
            numbers[i] = seen[keys[i]];
        }
    }

    static int PlaceOf(ulong key, int mask)
    {
        ulong hash = key * 0x9E3779B97F4A7C15;
        return (int)(hash >> 32 ^ hash >> 15) & mask;
    }
}
