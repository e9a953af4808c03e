using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>Adds what stored values contribute to a slot lane, whatever their storage type.</summary>
static class SlotShares
{
    /// <summary>Adds the shares of the values from index <paramref name="first"/> on; by multiplication where there is a stride.</summary>
    public static void Add(StoredColumn column, int[] shares, int? stride, ColumnChunk chunk, int first, Span<int> lane)
    {
        switch (column.Type)
        {
            case StorageType.UInt8:
                Add<byte>(column, shares, stride, chunk, first, lane);
                break;
            case StorageType.UInt16:
                Add<ushort>(column, shares, stride, chunk, first, lane);
                break;
            case StorageType.Int16:
                Add<short>(column, shares, stride, chunk, first, lane);
                break;
            default:
                Add<int>(column, shares, stride, chunk, first, lane);
                break;
        }
    }

    static void Add<T>(StoredColumn column, int[] shares, int? stride, ColumnChunk chunk, int first, Span<int> lane)
        where T : unmanaged, INumber<T>
    {
        var values = chunk.Values<T>().Slice(first, lane.Length);
        if (stride is { } step)
            SlotLane.AddScaled(values, column.Minimum, step, lane);
        else
            SlotLane.AddShares(values, column.Minimum, shares, lane);
    }
}
