namespace DunnHumbyColumnar;

/// <summary>What to do with promoted items.</summary>
public enum OfferUse
{
    /// <summary>Only promoted items are recommended.</summary>
    Only,

    /// <summary>Promoted items rank before all others; both groups keep their order.</summary>
    First,
}
