using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>Adds the partial group ids of stored values, whatever their storage type.</summary>
static class GroupIdTerms
{
    /// <summary>Adds the terms of the values from index <paramref name="first"/> on, in the cheapest way the source allows.</summary>
    public static void Add(GroupIdSource source, bool isHigh, ColumnChunk chunk, int first, Span<int> groupIds)
    {
        switch (source.Column.Type)
        {
            case StorageType.UInt8:
                Add<byte>(source, isHigh, chunk, first, groupIds);
                break;
            case StorageType.UInt16:
                Add<ushort>(source, isHigh, chunk, first, groupIds);
                break;
            case StorageType.Int16:
                Add<short>(source, isHigh, chunk, first, groupIds);
                break;
            default:
                Add<int>(source, isHigh, chunk, first, groupIds);
                break;
        }
    }

    static void Add<T>(GroupIdSource source, bool isHigh, ColumnChunk chunk, int first, Span<int> groupIds)
        where T : unmanaged, INumber<T>
    {
        var values = chunk.Values<T>().Slice(first, groupIds.Length);
        int minimum = source.Column.Minimum;
        if (isHigh)
            GroupIds.AddTerms(values, minimum, source.HighTerms, groupIds);
        else if (source.Stride is { } step)
            GroupIds.AddScaled(values, minimum, step, groupIds);
        else if (source.Kept is var (low, high))
            GroupIds.KeepRange(values, minimum + low, minimum + high, groupIds);
        else
            GroupIds.AddTerms(values, minimum, source.Terms, groupIds);
    }
}
