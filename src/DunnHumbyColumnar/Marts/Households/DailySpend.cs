using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar;

/// <summary>One household's clean spend on one day.</summary>
/// <param name="Index">0-based row number.</param>
/// <param name="Day">Day number, 1 for the first.</param>
/// <param name="HouseholdKey">The household.</param>
/// <param name="Sections">Clean sales by section.</param>
/// <param name="Sales">Sum of SALES_VALUE.</param>
public readonly record struct DailySpendRow(int Index, int Day, int HouseholdKey, SectionSales Sections, Cents Sales);

/// <summary>daily_hh_spend: one row per day and household with a clean line, ordered by day, then household_key.</summary>
public sealed class DailySpendResult : JourneyResult<DailySpendRow>
{
    internal static readonly TableSchema Schema = new(
        "daily_hh_spend", "What did each household spend each day, by section?", "day, household_key",
        [
            ColumnSchema.Index, ColumnSchema.Day, ColumnSchema.Household, ColumnSchema.Sections("Clean sales by section."),
            ColumnSchema.Money("total_sales", "Sum of SALES_VALUE.", "24.41"),
        ]);

    /// <summary>Rows per block of the transpose: 32 KB, which stay in the L1 cache.</summary>
    const int BlockRows = 256;

    /// <summary>A row of the result: index, day, household, sections and total.</summary>
    const int BytesPerRow = (3 * sizeof(int)) + (LineSections.Count * sizeof(long));

    readonly int[] _days;
    readonly int[] _keys;
    readonly long[][] _sections;

    DailySpendResult(ResultMetadata metadata, ResultFrame frame, int[] days, int[] keys, long[][] sections)
        : base(metadata, frame)
    {
        _days = days;
        _keys = keys;
        _sections = sections;
    }

    /// <summary>A household's rows in day order; none if it is not in the clean view. Cost: one read of the key column.</summary>
    public IEnumerable<DailySpendRow> For(int householdKey)
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

    /// <summary>
    /// Two passes over the lines: the first counts the groups, which fixes the row of each; the second sums each group into its row. Then
    /// rows become columns.
    /// </summary>
    internal static DailySpendResult Restore(JourneyData data, ResultMetadata metadata, ResultFrame stored) => new(
        metadata, stored, (int[])stored["day"].Values, (int[])stored["household_key"].Values, stored.Sections(data.SectionNames));

    internal static DailySpendResult Build(QueryContext context, CleaningProfile? cleaning)
    {
        var data = context.Data;
        var rules = new CleanRules(data, cleaning, null);
        using var scratch = new Scratch(context.Memory, Schema.Name);
        bool[]? households = data.NamedHouseholds;
        var morsels = Array.ConvertAll(
            Partitions.Households(context, households), ranges => new HouseholdDayRuns(ranges.Span, data.Transactions["day"], scratch));
        Partitions.ForHouseholds(
            context, () => new HouseholdDayScanner(rules), (scanner, morsel, ranges) => scanner.Scan(ranges, morsels[morsel]),
            households);
        int[][] firstRows = FirstRows(morsels, out int count);
        context.Memory.Reserve(Schema.Name, (long)count * BytesPerRow);
        var rows = new DailySpendBuffer(count, scratch);
        Partitions.ForHouseholds(
            context, () => new ColumnCursor<int>(data.Transactions["sales_value"]),
            (sales, morsel, _) => rows.Fill(morsels[morsel], firstRows[morsel], sales), households);
        return Collect(context, cleaning, rows, count);
    }

    private protected override DailySpendRow RowAt(int index)
    {
        var cells = Cells(index);
        return new(cells.Number(), cells.Number(), cells.Number(), cells.Sections(_sections), cells.Money());
    }

    /// <summary>
    /// By morsel and day the row of the first group, a prefix sum in result order: by day, then by morsel, as morsels are in household
    /// order.
    /// </summary>
    static int[][] FirstRows(HouseholdDayRuns[] morsels, out int rows)
    {
        int[][] first = Array.ConvertAll(morsels, morsel => new int[morsel.DayCounts.Length]);
        rows = 0;
        for (int day = 0; morsels.Length > 0 && day < first[0].Length; day++)
            for (int morsel = 0; morsel < morsels.Length; morsel++)
            {
                first[morsel][day] = rows;
                rows += morsels[morsel].DayCounts[day];
            }

        return first;
    }

    static DailySpendResult Collect(QueryContext context, CleaningProfile? cleaning, DailySpendBuffer rows, int count)
    {
        var schema = Schema.WithSections(context.Data.SectionNames);
        int[] indexes = LargeArray.Allocate<int>(count);
        int[] days = LargeArray.Allocate<int>(count);
        int[] keys = LargeArray.Allocate<int>(count);
        var sums = LargeArray.Allocate<long>(count, SectionMap.Names.Length + 1);
        var (sections, totals) = (sums[..^1], sums[^1]);
        RowBlocks.ForEach(
            context, count, BlockRows,
            (start, end) => rows.Copy(start, end, indexes, days, keys, context.Data.Households.Ids, sections, totals));
        return new(
            context.DescribeClean(Schema, cleaning, "none"),
            schema.ToFrame([indexes, days, keys, .. sections, totals]), days, keys, sections);
    }
}
