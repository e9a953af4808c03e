namespace DunnHumbyColumnar.Marts;

/// <summary>The measures of <see cref="HouseholdTotals"/> beyond the basics.</summary>
[Flags]
enum HouseholdMeasures
{
    Basics = 0,

    /// <summary>Sales by section.</summary>
    Sections = 1,

    /// <summary>Discounts, and distinct products.</summary>
    Purchases = 2,
}
