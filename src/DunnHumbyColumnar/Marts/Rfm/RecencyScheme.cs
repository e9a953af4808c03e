namespace DunnHumbyColumnar;

/// <summary>How recency is scored.</summary>
public enum RecencyScheme
{
    /// <summary>By days since the last purchase: 5 up to 7 days, 4 up to 32, 3 up to 92, 2 up to 182, 1 beyond.</summary>
    Reference,

    /// <summary>Quintile of the last purchase day.</summary>
    Quintile,
}
