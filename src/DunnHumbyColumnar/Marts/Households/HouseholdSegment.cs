using System.Globalization;

namespace DunnHumbyColumnar;

/// <summary>A subset of the households: a single one, an RFM segment, or those with a demographic value. Immutable.</summary>
public sealed record HouseholdSegment
{
    internal const string HouseholdColumn = "household_key";

    internal const string RfmColumn = "rfm_bins";

    HouseholdSegment(string column, string value)
    {
        Column = column;
        Value = value;
    }

    /// <summary><c>household_key</c>, <c>rfm_bins</c>, or a text column of hh_demographic.</summary>
    public string Column { get; }

    /// <summary>The value in printed form.</summary>
    public string Value { get; }

    /// <summary>The key of a single household that was not named by its id in the data.</summary>
    internal int? Key { get; private init; }

    /// <summary>A single household.</summary>
    public static HouseholdSegment Household(int householdKey) =>
        new(HouseholdColumn, householdKey.ToString(CultureInfo.InvariantCulture)) { Key = householdKey };

    /// <summary>A single household by its id in the data, be it number or text.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static HouseholdSegment Household(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return new(HouseholdColumn, id);
    }

    /// <summary>The households of an RFM segment 1..5, scored with default options under the cleaning profile in use.</summary>
    public static HouseholdSegment RfmBin(int bin)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bin, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bin, 5);
        return new(RfmColumn, bin.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The households with a value in a text column of hh_demographic, for instance <c>income_desc</c>; a value matches without case if
    /// that leaves one.
    /// </summary>
    /// <exception cref="ArgumentException">The column is <c>household_key</c> or <c>rfm_bins</c>, which have their own methods.</exception>
    public static HouseholdSegment Demographic(string column, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(column);
        ArgumentNullException.ThrowIfNull(value);
        string name = column.ToLowerInvariant();
        return name is HouseholdColumn or RfmColumn
            ? throw new ArgumentException($"{name} is not a column of hh_demographic.", nameof(column))
            : new(name, value);
    }

    /// <summary>Parses <c>column=value</c>.</summary>
    /// <exception cref="FormatException">The text does not have this form, or the value is not of the column's type.</exception>
    public static HouseholdSegment Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('=', 2);
        parts[0] = parts[0].ToLowerInvariant();
        return parts switch
        {
            [HouseholdColumn, { Length: > 0 } id] => Household(id),
            [RfmColumn, ['1' or '2' or '3' or '4' or '5'] bin] => RfmBin(bin[0] - '0'),
            [{ Length: > 0 } column, var value] when column is not (HouseholdColumn or RfmColumn) => Demographic(column, value),
            _ => throw new FormatException(
                $"a segment is household_key=K, rfm_bins=1..5 or a column of hh_demographic with its value, not {text}"),
        };
    }

    /// <summary><c>column=value</c>.</summary>
    public override string ToString() => $"{Column}={Value}";
}
