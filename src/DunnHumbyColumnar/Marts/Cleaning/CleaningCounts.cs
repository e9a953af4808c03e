using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// One thread's count of the lines that each cleaning rule drops: each line by the first rule that does. Narrows a selection mask of a
/// household's rows rule by rule. Not thread-safe.
/// </summary>
sealed class CleaningCounts
{
    readonly ColumnCursor<int> _sales;
    readonly ColumnCursor<int> _quantities;
    readonly ColumnCursor<int> _products;
    readonly ColumnCursor<short> _days;
    readonly CleanRules _rules;
    readonly byte[] _sectionOfKnown;
    int[] _mask = [];
    byte[] _sections = [];

    long _afterAsOfDay, _noQuantity, _noSales, _outsideWindow, _unknownProducts, _excludedCommodities, _singleDayLines;
    int _households, _keptHouseholds, _singleDayHouseholds;

    /// <param name="rules">The rules.</param>
    /// <param name="sectionOfKnown">A section for each product that the product table lists, filtered for another; empty: no rule.</param>
    CleaningCounts(CleanRules rules, byte[] sectionOfKnown)
    {
        var table = rules.Data.Transactions;
        _rules = rules;
        _sectionOfKnown = sectionOfKnown;
        _sales = new(table["sales_value"]);
        _quantities = new(table["quantity"]);
        _products = new(table["product_id"]);
        _days = new(table["day"]);
    }

    /// <summary>Counts all lines, in parallel by household.</summary>
    public static CleaningReport Build(QueryContext context, CleanRules rules)
    {
        byte[] known = [];
        if (rules.Profile.KnownProductsOnly && context.Data.ProductAttributes.Known.Contains(false))
        {
            context.Memory.Reserve("the known products", context.Data.Products.Count);
            known = Array.ConvertAll(context.Data.ProductAttributes.Known, isKnown => isKnown ? (byte)0 : LineSections.Filtered);
        }

        var counts = new List<CleaningCounts>();
        Partitions.ForHouseholds(
            context,
            () =>
            {
                var own = new CleaningCounts(rules, known);
                lock (counts)
                    counts.Add(own);
                return own;
            },
            (own, _, ranges) => Partitions.ForEachHousehold(ranges, own.Add));
        return new CleaningReport
        {
            Profile = rules.Profile,
            AsOfDay = rules.AsOfDay,
            Lines = context.Data.Transactions.RowCount,
            AfterAsOfDay = counts.Sum(one => one._afterAsOfDay),
            NoQuantity = counts.Sum(one => one._noQuantity),
            NoSales = counts.Sum(one => one._noSales),
            OutsideWindow = counts.Sum(one => one._outsideWindow),
            UnknownProducts = counts.Sum(one => one._unknownProducts),
            ExcludedCommodities = counts.Sum(one => one._excludedCommodities),
            SingleDayLines = counts.Sum(one => one._singleDayLines),
            SingleDayHouseholds = counts.Sum(one => one._singleDayHouseholds),
            Households = counts.Sum(one => one._households),
            KeptHouseholds = counts.Sum(one => one._keptHouseholds),
        };
    }

    /// <summary>Counts all lines of a household, whose ranges are in the order of days.</summary>
    void Add(ReadOnlySpan<HouseholdRange> ranges)
    {
        bool isHousehold = ranges[0].Household != _rules.Data.Anonymous;
        _households += isHousehold ? 1 : 0;
        long kept = 0;
        int firstDay = 0;
        int lastDay = 0;
        foreach (var range in ranges)
        {
            var mask = Narrow(range, out var ends, out var days);
            int rows = LineMask.Count(mask);
            if (rows == 0)
                continue;
            if (kept == 0)
                firstDay = CleanLines.DayAt(ends, days, mask.IndexOf(-1));
            lastDay = CleanLines.DayAt(ends, days, mask.LastIndexOf(-1));
            kept += rows;
        }

        if (kept == 0)
            return;
        if (_rules.KeepsHousehold(ranges[0].Household, firstDay, lastDay))
        {
            _keptHouseholds += isHousehold ? 1 : 0;
            return;
        }

        _singleDayHouseholds++;
        _singleDayLines += kept;
    }

    /// <summary>
    /// The rows of a range that the rules on lines keep, counted from its start; the runs of its days. Counts what each rule drops.
    /// </summary>
    Span<int> Narrow(HouseholdRange range, out ReadOnlySpan<int> ends, out ReadOnlySpan<short> days)
    {
        _days.Runs(range.Batch, range.Start, range.End, out ends, out days);
        int rows = range.Rows;
        int input = CleanLines.Between(ends, days, null, _rules.AsOfDay).End;
        _afterAsOfDay += rows - input;
        if (_mask.Length < rows)
        {
            _mask = new int[Math.Max(rows, _mask.Length * 2)];
            _sections = new byte[_mask.Length];
        }

        var mask = _mask.AsSpan(0, rows);
        mask[input..].Clear();
        KeepPositive(range, mask[..input]);
        int positive = LineMask.Count(mask);
        var (start, end) = CleanLines.Between(ends, days, _rules.FirstDay, _rules.LastDay);
        mask[..start].Clear();
        mask[end..].Clear();
        int inWindow = LineMask.Count(mask);
        _outsideWindow += positive - inWindow;
        int known = KeepProducts(range, mask, inWindow, _sectionOfKnown);
        _unknownProducts += inWindow - known;
        _excludedCommodities += known - KeepProducts(
            range, mask, known, _rules.Profile.ExcludedCommodities.IsEmpty ? [] : _rules.SectionOfProduct);
        return mask;
    }

    void KeepPositive(HouseholdRange range, Span<int> mask)
    {
        if (!_rules.Profile.PositiveLinesOnly)
        {
            mask.Fill(-1);
            return;
        }

        var quantities = _quantities.Values(range.Batch, range.Start, range.Start + mask.Length);
        LineMask.BothPositive(quantities, quantities, mask);
        int withQuantity = LineMask.Count(mask);
        _noQuantity += mask.Length - withQuantity;
        LineMask.BothPositive(quantities, _sales.Values(range.Batch, range.Start, range.Start + mask.Length), mask);
        _noSales += withQuantity - LineMask.Count(mask);
    }

    /// <summary>Deselects rows of filtered products, and returns how many are left; no table filters none.</summary>
    int KeepProducts(HouseholdRange range, Span<int> mask, int selected, byte[] sectionOfProduct)
    {
        if (sectionOfProduct.Length == 0 || selected == 0)
            return selected;
        LineSections.Fill(
            _products.Values(range.Batch, range.Start, range.End), sectionOfProduct, mask, _sections.AsSpan(0, mask.Length));
        return LineMask.Count(mask);
    }
}
