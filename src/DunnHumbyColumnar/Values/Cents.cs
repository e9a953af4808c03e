using System.Globalization;
using System.Text.Json.Serialization;

namespace DunnHumbyColumnar;

/// <summary>
/// An exact amount of money in integer cents. Prints as <c>12.34</c>: always two decimals, invariant culture, unless a format is given. As
/// JSON it is a number with two decimals.
/// </summary>
/// <param name="Value">The amount in cents; any 64-bit value.</param>
[JsonConverter(typeof(CentsJson))]
public readonly record struct Cents(long Value) : IComparable<Cents>, IFormattable
{
    /// <summary>No money.</summary>
    public static Cents Zero => default;

    /// <summary>The amount in currency units, exact, with a scale of two decimals.</summary>
    public decimal ToDecimal() => decimal.Multiply(Value, 0.01m);

    /// <summary>An amount in currency units.</summary>
    /// <exception cref="ArgumentException">It is no whole number of cents.</exception>
    /// <exception cref="OverflowException">It is beyond 64 bits of cents.</exception>
    public static Cents FromDecimal(decimal amount) => decimal.Truncate(amount * 100) == amount * 100
        ? new(decimal.ToInt64(amount * 100))
        : throw new ArgumentException(
            $"{amount.ToString(CultureInfo.InvariantCulture)} is no amount with at most two decimals.", nameof(amount));

    /// <inheritdoc/>
    public int CompareTo(Cents other) => Value.CompareTo(other.Value);

    /// <summary>As <see cref="ToDecimal"/>.</summary>
    public static explicit operator decimal(Cents amount) => amount.ToDecimal();

    /// <summary>As <see cref="FromDecimal"/>.</summary>
    public static explicit operator Cents(decimal amount) => FromDecimal(amount);

    /// <summary>Sum; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents operator +(Cents left, Cents right) => new(checked(left.Value + right.Value));

    /// <summary>Difference; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents operator -(Cents left, Cents right) => new(checked(left.Value - right.Value));

    /// <summary>The negative amount; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents operator -(Cents amount) => new(checked(-amount.Value));

    /// <summary>Product; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents operator *(Cents amount, long factor) => new(checked(amount.Value * factor));

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

    /// <summary>The negative amount; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents Negate(Cents amount) => -amount;

    /// <summary>Product; throws <see cref="OverflowException"/> beyond 64 bits.</summary>
    public static Cents Multiply(Cents amount, long factor) => amount * factor;

    /// <summary>The amount with two decimals and an invariant point, for instance <c>-0.05</c>.</summary>
    public override string ToString() => ToDecimal().ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>
    /// The amount in currency units in a format of numbers, for instance <c>N0</c> or <c>C</c>, and a culture, by default the current one;
    /// without a format, or with <c>G</c>, as <see cref="ToString()"/>.
    /// </summary>
    /// <exception cref="FormatException">There is no such format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        format is null or "" or "G" or "g" ? ToString() : ToDecimal().ToString(format, formatProvider);
}
