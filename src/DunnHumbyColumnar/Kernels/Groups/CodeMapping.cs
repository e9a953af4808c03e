using System.Numerics;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Widens stored values to int32 and maps codes to what they stand for.</summary>
static class CodeMapping
{
    /// <summary>Each value as int32. Values are uint8, uint16, int16 or int32.</summary>
    public static void Widen<T>(ReadOnlySpan<T> values, Span<int> widened)
        where T : unmanaged, INumber<T> => LaneLoop.Apply(values, widened, default(Replace));

    /// <summary>values[i] = map[values[i] - minimum], which must lie within the map.</summary>
    public static void Apply(Span<int> values, int minimum, ReadOnlySpan<int> map)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = map[values[i] - minimum];
    }

    readonly struct Replace : ILaneOperator
    {
        public Vector<int> Apply(Vector<int> values, Vector<int> lane) => values;

        public int Apply(int value, int lane) => value;
    }
}
