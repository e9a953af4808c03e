namespace DunnHumbyColumnar;

/// <summary>The basket definition (transaction grain): which lines form one basket.</summary>
public enum BasketUnit
{
    /// <summary>The lines of one BASKET_ID.</summary>
    Basket,

    /// <summary>The lines of one household in one WEEK_NO.</summary>
    HouseholdWeek,

    /// <summary>The lines of one household.</summary>
    Household,
}
