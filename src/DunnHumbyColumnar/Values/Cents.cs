using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>An exact amount of money in integer cents. Prints as <c>12.34</c>: always two decimals, invariant culture.</summary>
/// <param name="Value">The amount in cents; any 64-bit value.</param>
public readonly record struct Cents(long Value) : IComparable<Cents>, IFormattable
{
    /// <summary>The amount in currency units, exact, with a scale of two decimals.</summary>
    public decimal ToDecimal() => decimal.Multiply(Value, 0.01m);

    /// <inheritdoc/>
    public int CompareTo(Cents other) => Value.CompareTo(other.Value);

    /// <summary>Sum; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents operator +(Cents left, Cents right) => new(checked(left.Value + right.Value));

    /// <summary>Difference; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents operator -(Cents left, Cents right) => new(checked(left.Value - right.Value));

    /// <summary>Whether <paramref name="left"/> is the smaller amount.</summary>
    public static bool operator <(Cents left, Cents right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> is the larger amount.</summary>
    public static bool operator >(Cents left, Cents right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> is not the larger amount.</summary>
    public static bool operator <=(Cents left, Cents right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> is not the smaller amount.</summary>
    public static bool operator >=(Cents left, Cents right) => left.Value >= right.Value;

    /// <summary>Sum; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents Add(Cents left, Cents right) => left + right;

    /// <summary>Difference; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents Subtract(Cents left, Cents right) => left - right;

    /// <summary>The amount with two decimals and an invariant point, for instance <c>-0.05</c>.</summary>
    public override string ToString() => ToDecimal().ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>As <see cref="ToString()"/>; format and provider are ignored, money prints one way.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();
}
