namespace DunnHumbyColumnar.Tests.Support;

/// <summary>One transaction row; money in cents.</summary>
sealed record Line(int Household, long Basket, int Day, int Product, int Quantity, int Sales, int Loyalty, int Coupon, int CouponMatch)
{
    /// <summary>Weeks that come again, so that a household's rows of one need not lie together.</summary>
    public int Week => 9 + (Day / 7 % 10);
}

/// <summary>One product row.</summary>
sealed record ProductRow(int Product, string Commodity, string SubCommodity)
{
    /// <summary>One of three.</summary>
    public string Department => $"DEPARTMENT {Math.Abs((long)Product) % 3}";
}

/// <summary>One row of hh_demographic.</summary>
sealed record DemographicRow(int Household, string Age, string Income, string Composition, string Size);

/// <summary>A small data set as plain rows: what the naive model and the library both compute from.</summary>
/// <param name="Lines">Transaction rows in any order.</param>
/// <param name="Products">Product rows, each id once.</param>
/// <param name="Demographics">Demographic rows, each household once.</param>
/// <param name="Anonymised">Whether the demographics come under the anonymised headers.</param>
sealed record JourneyRows(IReadOnlyList<Line> Lines, IReadOnlyList<ProductRow> Products, IReadOnlyList<DemographicRow> Demographics, bool Anonymised);
