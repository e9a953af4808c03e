namespace DunnHumbyColumnar;

/// <summary>What to do with items that a household has bought before.</summary>
public enum BoughtItems
{
    /// <summary>They are left out.</summary>
    Exclude,

    /// <summary>They are treated like any other.</summary>
    Include,

    /// <summary>Only these are recommended: what to buy again.</summary>
    Only,
}
