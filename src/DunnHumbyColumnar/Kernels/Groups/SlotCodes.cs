namespace DunnHumbyColumnar.Kernels;

/// <summary>From group slots back to the codes of one key: a slot is the sum of code x stride over the keys.</summary>
static class SlotCodes
{
    /// <summary>
    /// codes[i] = slots[i] / stride % size. Slots are 0 to 2^30 - 1, stride and size at least 1. The quotient is taken as a product with the reciprocal: half a slot away from the
    /// next whole number it is exact, as the rounding error of a double is far smaller than half a slot's share.
    /// </summary>
    public static void Decode(ReadOnlySpan<int> slots, int stride, int size, Span<int> codes)
    {
        if (slots.Length != codes.Length)
            throw new ArgumentException("There must be room for one code per slot.");
        double perStride = 1.0 / stride;
        double perSize = 1.0 / size;
        for (int i = 0; i < slots.Length; i++)
        {
            int quotient = (int)((slots[i] + 0.5) * perStride);
            codes[i] = quotient - ((int)((quotient + 0.5) * perSize) * size);
        }
    }

    /// <summary>The definition.</summary>
    public static void Reference(ReadOnlySpan<int> slots, int stride, int size, Span<int> codes)
    {
        for (int i = 0; i < slots.Length; i++)
            codes[i] = slots[i] / stride % size;
    }
}
