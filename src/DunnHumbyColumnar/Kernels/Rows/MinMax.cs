using System.Numerics;
using System.Numerics.Tensors;

namespace DunnHumbyColumnar.Kernels;

/// <summary>Smallest and largest of at least one integer value. Cost: one read of the values.</summary>
static class MinMax
{
    public static T Min<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> => TensorPrimitives.Min(values);

    public static T Max<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T> => TensorPrimitives.Max(values);

    /// <summary>The definition of both.</summary>
    public static (T Min, T Max) Reference<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        T min = values[0];
        T max = values[0];
        foreach (T value in values)
        {
            if (value < min)
                min = value;
            if (value > max)
                max = value;
        }

        return (min, max);
    }
}
