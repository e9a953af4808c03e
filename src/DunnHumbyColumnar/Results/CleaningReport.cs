using System.Collections.Immutable;
using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>
/// What a cleaning profile left out of transaction_data. A line counts for the first rule that drops it, in the order of the properties, so
/// that kept and dropped lines are all lines. Immutable.
/// </summary>
public sealed record CleaningReport
{
    /// <summary>The profile.</summary>
    public CleaningProfile Profile { get; init; } = CleaningProfile.Raw;

    /// <summary>The last day of the input; null: all lines were.</summary>
    public int? AsOfDay { get; init; }

    /// <summary>All lines of transaction_data.</summary>
    public required long Lines { get; init; }

    /// <summary>Lines after the as-of day, which are no input.</summary>
    public long AfterAsOfDay { get; init; }

    /// <summary>Lines whose QUANTITY is not above 0.</summary>
    public long NoQuantity { get; init; }

    /// <summary>Lines whose SALES_VALUE is not above 0.</summary>
    public long NoSales { get; init; }

    /// <summary>Lines of days outside the window.</summary>
    public long OutsideWindow { get; init; }

    /// <summary>Lines of products that the product table lacks.</summary>
    public long UnknownProducts { get; init; }

    /// <summary>Lines of excluded commodities.</summary>
    public long ExcludedCommodities { get; init; }

    /// <summary>Lines of households whose lines so far kept fall on a single day.</summary>
    public long SingleDayLines { get; init; }

    /// <summary>How many households these are.</summary>
    public int SingleDayHouseholds { get; init; }

    /// <summary>Households with a line.</summary>
    public int Households { get; init; }

    /// <summary>Households with a line that is kept.</summary>
    public int KeptHouseholds { get; init; }

    /// <summary>Lines that are kept.</summary>
    public long Kept => Lines - Dropped.Sum(rule => rule.Lines);

    /// <summary>The rules that dropped lines, in the order in which they apply.</summary>
    public ImmutableArray<DroppedLines> Dropped =>
    [
        .. new DroppedLines[]
        {
            new("as_of_day", Text($"after day {AsOfDay}"), AfterAsOfDay),
            new("quantity", "with QUANTITY not above 0", NoQuantity),
            new("sales_value", "with SALES_VALUE not above 0", NoSales),
            new("window", Text($"outside days {Profile.FirstDay}..{Profile.LastDay}"), OutsideWindow),
            new("unknown_products", "of products that the product table lacks", UnknownProducts),
            new("excluded_commodities", $"of {string.Join(", ", Profile.ExcludedCommodities)}", ExcludedCommodities),
            new(
                "single_day",
                Text($"of {SingleDayHouseholds:N0} household{(SingleDayHouseholds == 1 ? "" : "s")} with a single day of purchases"),
                SingleDayLines),
        }.Where(rule => rule.Lines > 0),
    ];

    /// <summary>The report in a line: <c>22 lines, 20 kept; dropped: 2 with QUANTITY not above 0</c>.</summary>
    public override string ToString()
    {
        string lines = Text($"{Lines:N0} {(Lines == 1 ? "line" : "lines")}");
        return Dropped.IsEmpty
            ? $"{lines}, all kept"
            : $"{lines}, {(Kept == 0 ? "none" : Text($"{Kept:N0}"))} kept; dropped: {string.Join(", ", Dropped)}";
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
