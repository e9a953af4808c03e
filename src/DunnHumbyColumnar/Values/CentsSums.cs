namespace DunnHumbyColumnar;

/// <summary>Sums of money.</summary>
public static class CentsSums
{
    /// <summary>The exact sum, 0 of none; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents Sum(this IEnumerable<Cents> amounts)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        return amounts.Aggregate(Cents.Zero, (sum, amount) => sum + amount);
    }

    /// <summary>The exact sum of an amount of each row, 0 of none; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents Sum<T>(this IEnumerable<T> rows, Func<T, Cents> amount) => rows.Select(amount).Sum();
}
