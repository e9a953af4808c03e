namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Mixed-radix digit extraction: a group id is the sum of code x stride over the keys; this gets the code of one key back.
/// </summary>
static class MixedRadix
{
    /// <summary>
    /// codes[i] = groupIds[i] / stride % size. Group ids are 0 to 2^30 - 1, stride and size at least 1. Divides by multiplying with the
    /// reciprocal: adding 0.5 first keeps the quotient at least 0.5 / divisor away from an integer, far more than the rounding error of a
    /// double, so truncation is exact.
    /// </summary>
    public static void Decode(ReadOnlySpan<int> groupIds, int stride, int size, Span<int> codes)
    {
        if (groupIds.Length != codes.Length)
            throw new ArgumentException("There must be room for one code per group id.");
        double perStride = 1.0 / stride;
        double perSize = 1.0 / size;
        for (int i = 0; i < groupIds.Length; i++)
        {
            int quotient = (int)((groupIds[i] + 0.5) * perStride);
            codes[i] = quotient - ((int)((quotient + 0.5) * perSize) * size);
        }
    }

    /// <summary>The definition.</summary>
    public static void Reference(ReadOnlySpan<int> groupIds, int stride, int size, Span<int> codes)
    {
        for (int i = 0; i < groupIds.Length; i++)
            codes[i] = groupIds[i] / stride % size;
    }
}
