namespace DunnHumbyColumnar;

/// <summary>The one division at the end of a measure.</summary>
static class Ratio
{
    /// <summary>One IEEE division of exact integers; null when the divisor is 0.</summary>
    public static double? Divide(long dividend, long divisor) => divisor == 0 ? null : (double)dividend / divisor;
}
