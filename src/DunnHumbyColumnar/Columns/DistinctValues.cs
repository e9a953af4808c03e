using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DunnHumbyColumnar.Columns;

/// <summary>Number of distinct values of a column: a flag per possible value where the range is small, otherwise a sorted copy.</summary>
static class DistinctValues
{
    const long FlagLimit = 1L << 26;

    /// <summary>Working memory of <see cref="Count"/>: the flags, or the copies in a list that grows.</summary>
    public static long BytesFor(StorageType type, ImmutableArray<ColumnChunk> chunks, long min, long max) =>
        chunks.IsEmpty ? 0 : FlagsFor(min, max) ?? 2L * type.Width() * chunks.Sum(chunk => (long)chunk.ValueCount);

    /// <summary>Number of distinct values in the chunks of one column; all values lie in [min, max].</summary>
    public static long Count(
        StorageType type, ImmutableArray<ColumnChunk> chunks, long min, long max, CancellationToken cancellationToken) => type switch
        {
            StorageType.UInt8 => Count<byte>(chunks, min, max, cancellationToken),
            StorageType.UInt16 => Count<ushort>(chunks, min, max, cancellationToken),
            StorageType.Int16 => Count<short>(chunks, min, max, cancellationToken),
            StorageType.Int32 => Count<int>(chunks, min, max, cancellationToken),
            _ => Count<long>(chunks, min, max, cancellationToken),
        };

    static long Count<T>(ImmutableArray<ColumnChunk> chunks, long min, long max, CancellationToken cancellationToken)
        where T : unmanaged, INumber<T>
    {
        if (chunks.IsEmpty)
            return 0;
        if (FlagsFor(min, max) is not { } flags)
            return CountBySort<T>(chunks);
        var seen = new bool[flags];
        foreach (var chunk in chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Mark(chunk.Values<T>(), min, seen);
        }

        return seen.LongCount(flag => flag);
    }

    /// <summary>Number of flags; null where they would be too many.</summary>
    static long? FlagsFor(long min, long max) =>
        (UInt128)((Int128)max - min) + 1 is var range && range <= (UInt128)FlagLimit ? (long)range : null;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Mark<T>(ReadOnlySpan<T> values, long min, bool[] seen)
        where T : unmanaged, INumber<T>
    {
        foreach (T value in values)
            seen[long.CreateTruncating(value) - min] = true;
    }

    static long CountBySort<T>(ImmutableArray<ColumnChunk> chunks)
        where T : unmanaged, INumber<T>
    {
        var values = new List<T>();
        foreach (var chunk in chunks)
            values.AddRange(chunk.Values<T>());
        values.Sort();
        long distinct = values.Count == 0 ? 0 : 1;
        for (int i = 1; i < values.Count; i++)
            distinct += values[i] == values[i - 1] ? 0 : 1;
        return distinct;
    }
}
