using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar;

/// <summary>One household's clean spend on one day.</summary>
/// <param name="Index">0-based row number.</param>
/// <param name="Day">Day number.</param>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Sections">Sales by section.</param>
/// <param name="TotalSales">Sales.</param>
public readonly record struct DailySpendRow(int Index, int Day, int HouseholdKey, SectionSales Sections, Cents TotalSales);

/// <summary>daily_hh_spend: one row per day and household with a clean line, ordered by day, then household_key.</summary>
public sealed class DailySpendResult : JourneyResult<DailySpendRow>
{
    readonly int[] _days;
    readonly int[] _keys;
    readonly long[][] _sections;
    readonly long[] _totals;

    internal DailySpendResult(ResultMetadata metadata, int[] days, int[] keys, long[][] sections, long[] totals)
        : base(metadata)
    {
        _days = days;
        _keys = keys;
        _sections = sections;
        _totals = totals;
    }

    /// <inheritdoc/>
    public override int Count => _keys.Length;

    /// <summary>A household's rows in day order; none if it is not in the clean view. Cost: one read of the key column.</summary>
    public IEnumerable<DailySpendRow> Of(int householdKey)
    {
        for (int index = 0; index < _keys.Length; index++)
            if (_keys[index] == householdKey)
                yield return RowAt(index);
    }

    /// <summary>A household's row of one day, or null.</summary>
    public DailySpendRow? Find(int day, int householdKey)
    {
        int low = 0;
        int high = _keys.Length - 1;
        while (low <= high)
        {
            int middle = low + ((high - low) / 2);
            int order = (_days[middle], _keys[middle]).CompareTo((day, householdKey));
            if (order == 0)
                return RowAt(middle);
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    private protected override DailySpendRow RowAt(int index) => new(index, _days[index], _keys[index], new SectionSales(_sections, index), new Cents(_totals[index]));

    private protected override ResultFrame CreateFrame() => new(
    [
        ResultColumn.Int32("index", [.. Enumerable.Range(0, Count)]),
        ResultColumn.Int32("day", _days),
        ResultColumn.Int32("household_key", _keys),
        .. SectionMap.Names.Select((name, section) => ResultColumn.Money(name, _sections[section])),
        ResultColumn.Money("total_sales", _totals),
    ]);
}
