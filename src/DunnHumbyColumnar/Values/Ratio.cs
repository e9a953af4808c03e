namespace DunnHumbyColumnar;

/// <summary>Ratios of exact integers.</summary>
static class Ratio
{
    /// <summary>One IEEE division of exact integers; null when the divisor is 0.</summary>
    public static double? Divide(long dividend, long divisor) => divisor == 0 ? null : (double)dividend / divisor;
}
