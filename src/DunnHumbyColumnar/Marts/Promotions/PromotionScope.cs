namespace DunnHumbyColumnar.Marts;

/// <summary>The stores and weeks in which promotions are looked at.</summary>
/// <param name="StoreBitIndexes">By store code the store's bit; -1 for a store out of scope.</param>
/// <param name="WeekIndexes">By week number the 0-based index of the week; -1 for a week out of scope.</param>
/// <param name="StoreBits">The stores in scope, a bit each.</param>
sealed record PromotionScope(int[] StoreBitIndexes, int[] WeekIndexes, ulong[] StoreBits)
{
    /// <summary>Number of stores times number of weeks.</summary>
    public long StoreWeeks { get; } = StoreBitIndexes.LongCount(bit => bit >= 0) * WeekIndexes.LongCount(week => week >= 0);
}
