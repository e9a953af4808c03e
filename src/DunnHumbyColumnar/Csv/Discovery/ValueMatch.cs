using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Columns without names, recognised by their values: those of a table that the file is named after, by their order; lines of purchases by
/// what is a date, a time, an amount, a count, and by which ids belong to one day.
/// </summary>
static class ValueMatch
{
    const int LargestCount = 999;

    public static TableMatch? Of(SourceGroup group) => ByOrder(group) ?? Purchases(group);

    static TableMatch? ByOrder(SourceGroup group)
    {
        if (group.NamedTable is not { } table || table.Columns.Length != group.Columns.Length)
            return null;
        var columns = table.Columns.Select((column, field) => (column.Name, Match: new ColumnMatch(
            field, group.Columns[field], ValueFit.Of(column, group.Columns[field]))
        {
            How = $"field {field + 1}, as in the published file",
        })).ToDictionary(entry => entry.Name, entry => entry.Match);
        return columns.Values.Any(match => match.Fit != FitLevel.All) ? null : new TableMatch(group, table, columns)
        {
            Reason = "its name is that of the table, it has as many columns, and their values suit in the published order",
        };
    }

    static TableMatch? Purchases(SourceGroup group)
    {
        var table = CompleteJourney.TransactionData;
        var found = new Dictionary<string, ColumnMatch>();
        var free = Enumerable.Range(0, group.Columns.Length).ToList();
        Take("day", field => Verdict(field).IsDate, "the only column of dates");
        Take("trans_time", field => Verdict(field) is { IsTime: true, HasDate: false }, "times of day");
        Take("sales_value", IsAmount, "amounts with decimals");
        if (found.TryGetValue("sales_value", out var sales))
            Take("quantity", IsCount, "the small whole numbers nearest to the amounts", field => Math.Abs(field - sales.Field));
        if (found.TryGetValue("day", out var day))
            Take("basket_id", field => IsId(field) && Determines(group, field, day.Field), "each of its values lies on one day");
        Take("household_key", field => IsId(field) && !IsText(field), "an id, and no basket");
        free.RemoveAll(field => found.TryGetValue("household_key", out var household)
            && Determines(group, field, household.Field) && Determines(group, household.Field, field));
        Take("product_id", IsId, "what is left");
        return found.Count < 2 || !(found.ContainsKey("household_key") || found.ContainsKey("basket_id")) ? null
            : new TableMatch(group, table, found) { Reason = "it has no names; the values look like lines of purchases" };

        DateVerdict Verdict(int field) => group.Columns[field].Dates.Judge(group.Columns[field].Count);

        bool IsAmount(int field) => group.Columns[field] is var column && Math.Max(column.PointScale, column.CommaScale) > 0
            && (column.Are(ValueKind.Point) || (column.Are(ValueKind.Comma) && !column.HasThousands));

        bool IsCount(int field) => group.Columns[field] is var column && column.Are(ValueKind.Whole)
            && column.Maximum <= LargestCount && column.Minimum >= -LargestCount;

        bool IsId(int field) => group.Columns[field] is var column && column.Are(ValueKind.Text) && column.Dates.Count < column.Count;

        bool IsText(int field) => group.Columns[field].Fits(ValueKind.Digits) == 0;

        void Take(string name, Func<int, bool> isWanted, string how, Func<int, int>? order = null)
        {
            if (free.Where(isWanted).OrderBy(order ?? (field => field)).Select(field => (int?)field).FirstOrDefault() is not { } best)
                return;
            var profile = group.Columns[best];
            found[name] = new ColumnMatch(best, profile, ValueFit.Of(table.Columns[table.IndexOf(name)], profile)) { How = how };
            free.Remove(best);
        }
    }

    /// <summary>Whether each value of a column goes with one of another, in the lines that were kept, and some value repeats.</summary>
    static bool Determines(SourceGroup group, int field, int other)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string[] row in group.Sample)
            if (known.TryGetValue(row[field], out string? value) ? value != row[other] : !known.TryAdd(row[field], row[other]))
                return false;
        return known.Count < group.Sample.Count;
    }
}
