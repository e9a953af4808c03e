namespace DunnHumbyColumnar;

/// <summary>A store in a week of causal_data.</summary>
/// <param name="StoreId">STORE_ID.</param>
/// <param name="WeekNo">WEEK_NO.</param>
public readonly record struct StoreWeek(int StoreId, int WeekNo);
