using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>The lines that one cleaning rule dropped.</summary>
/// <param name="Rule">
/// The rule: <c>as_of_day</c>, <c>quantity</c>, <c>sales_value</c>, <c>window</c>, <c>unknown_products</c>, <c>excluded_commodities</c> or
/// <c>single_day</c>.
/// </param>
/// <param name="Reason">What is wrong with the lines, in words that follow their number: <c>outside days 101..708</c>.</param>
/// <param name="Lines">How many.</param>
public sealed record DroppedLines(string Rule, string Reason, long Lines)
{
    /// <summary>The number with the reason.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lines:N0} {Reason}");
}
