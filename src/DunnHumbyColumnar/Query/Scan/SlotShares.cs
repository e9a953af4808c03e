using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>Adds what stored values contribute to a slot lane, whatever their storage type.</summary>
static class SlotShares
{
    /// <summary>Adds the shares of the values from index <paramref name="first"/> on, in the cheapest way the source allows.</summary>
    public static void Add(SlotSource source, bool isHigh, ColumnChunk chunk, int first, Span<int> lane)
    {
        switch (source.Column.Type)
        {
            case StorageType.UInt8:
                Add<byte>(source, isHigh, chunk, first, lane);
                break;
            case StorageType.UInt16:
                Add<ushort>(source, isHigh, chunk, first, lane);
                break;
            case StorageType.Int16:
                Add<short>(source, isHigh, chunk, first, lane);
                break;
            default:
                Add<int>(source, isHigh, chunk, first, lane);
                break;
        }
    }

    static void Add<T>(SlotSource source, bool isHigh, ColumnChunk chunk, int first, Span<int> lane)
        where T : unmanaged, INumber<T>
    {
        var values = chunk.Values<T>().Slice(first, lane.Length);
        int minimum = source.Column.Minimum;
        if (isHigh)
            SlotLane.AddShares(values, minimum, source.HighShares, lane);
        else if (source.Stride is { } step)
            SlotLane.AddScaled(values, minimum, step, lane);
        else if (source.Kept is var (low, high))
            SlotLane.KeepRange(values, minimum + low, minimum + high, lane);
        else
            SlotLane.AddShares(values, minimum, source.Shares, lane);
    }
}
