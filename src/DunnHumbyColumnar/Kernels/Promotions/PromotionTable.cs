namespace DunnHumbyColumnar.Kernels;

/// <summary>
/// Where and when products are promoted: per product <paramref name="weekBlocks"/> blocks of 64 weeks, and per (product, week) pair two
/// bitmaps of stores, display before mailer, of <paramref name="storeWords"/> words each.
/// </summary>
readonly ref struct PromotionTable(ReadOnlySpan<PromotedWeeks> weeks, int weekBlocks, ReadOnlySpan<ulong> bits, int storeWords)
{
    public ReadOnlySpan<PromotedWeeks> Weeks { get; } = weeks;

    public int WeekBlocks { get; } = weekBlocks;

    public ReadOnlySpan<ulong> Bits { get; } = bits;

    public int StoreWords { get; } = storeWords;
}
