using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The promotion tables from their definitions, line by line; rows are cells in column order.</summary>
sealed class NaivePromotions(JourneyRows rows)
{
    readonly NaiveModel _model = new(rows);
    readonly ILookup<(int Product, int Store, int Week), PromotionRow> _at =
        rows.Promotions.ToLookup(row => (row.Product, row.Store, row.Week));
    readonly HashSet<int> _stores = [.. rows.Promotions.Select(row => row.Store)];
    readonly HashSet<int> _weeks = [.. rows.Promotions.Select(row => row.Week)];

    public List<object?[]> Exposure(PromotionOptions options)
    {
        var lines = Lines(options);
        long all = lines.Sum(line => (long)line.Sales);
        return [.. new[] { (false, false), (false, true), (true, false), (true, true) }.Select(flags =>
        {
            var of = lines.Where(line => Flags(line) == flags).ToList();
            return (object?[])
            [
                flags.Item1, flags.Item2, (long)of.Count, of.Sum(line => (long)line.Quantity), of.Sum(line => (long)line.Sales),
                Ratio(of.Sum(line => (long)line.Sales), all),
            ];
        })];
    }

    public List<object?[]> Household(PromotionOptions options) =>
        [.. Lines(options).GroupBy(line => line.Household).OrderBy(household => household.Key).Select(household =>
        {
            var promoted = household.Where(line => Flags(line) != (false, false)).ToList();
            long sales = household.Sum(line => (long)line.Sales);
            long promotedSales = promoted.Sum(line => (long)line.Sales);
            return (object?[])
            [
                household.Key, (long)household.Count(), (long)promoted.Count, sales, promotedSales, Ratio(promotedSales, sales),
            ];
        })];

    public List<object?[]> Lift(PromotionLiftOptions options)
    {
        var wanted = options.Promotions;
        int[] stores = [.. _stores.Where(store => wanted.Stores.IsEmpty || wanted.Stores.Contains(store))];
        int[] weeks = [.. _weeks.Where(week => InWindow(week, wanted))];
        var lines = Lines(wanted).Where(line => stores.Contains(line.Store) && weeks.Contains(line.Week)).ToLookup(line => line.Product);
        (string Name, Func<IEnumerable<PromotionRow>, bool> Is)[] kinds = options.By switch
        {
            PromotionBreakdown.DisplayCode =>
                [.. Codes(row => row.Display).Select(code => ($"display {code}", With(row => row.Display == code)))],
            PromotionBreakdown.MailerCode =>
                [.. Codes(row => row.Mailer).Select(code => ($"mailer {code}", With(row => row.Mailer == code)))],
            _ =>
            [
                ("display", With(row => row.Display != "0")), ("mailer", With(row => row.Mailer != "0")),
                ("both", at => at.Any(row => row.Display != "0") && at.Any(row => row.Mailer != "0")), ("any", IsPromoted),
            ],
        };
        var result = new List<object?[]>();
        var products = rows.Promotions.Select(row => row.Product).Distinct()
            .Where(product => Item(product, options.Level) is not null && InSections(product, wanted));
        foreach (var item in products.GroupBy(product => Item(product, options.Level)!)
            .OrderBy(item => item.Key, options.Level == ItemLevel.Product
            ? Comparer<object>.Default
            : Comparer<object>.Create((x, y) => string.CompareOrdinal((string)x, (string)y))))
        {
            foreach (var (name, isKind) in kinds)
            {
                long promotedWeeks = 0;
                long baselineWeeks = 0;
                var promoted = new List<Line>();
                var baseline = new List<Line>();
                foreach (int product in item)
                {
                    foreach (int store in stores)
                    {
                        foreach (int week in weeks)
                        {
                            promotedWeeks += isKind(_at[(product, store, week)]) ? 1 : 0;
                            baselineWeeks += IsPromoted(_at[(product, store, week)]) ? 0 : 1;
                        }
                    }

                    promoted.AddRange(lines[product].Where(line => isKind(At(line))));
                    baseline.AddRange(lines[product].Where(line => !IsPromoted(At(line))));
                }

                long units = promoted.Sum(line => (long)line.Quantity);
                long others = baseline.Sum(line => (long)line.Quantity);
                result.Add(
                [
                    EnumNames.ToKebabCase(options.Level), item.Key, name, promotedWeeks, units,
                    promoted.Sum(line => (long)line.Sales), baselineWeeks, others, baseline.Sum(line => (long)line.Sales),
                    promotedWeeks == 0 || baselineWeeks == 0 || others == 0
                        ? null
                        : (double)units * baselineWeeks / ((double)others * promotedWeeks),
                ]);
            }
        }

        return result;
    }

    /// <summary>The clean lines that the options keep.</summary>
    List<Line> Lines(PromotionOptions options) => [.. _model.Clean(options.Cleaning, null).Where(line =>
        (options.FirstDay is null || line.Day >= options.FirstDay) && (options.LastDay is null || line.Day <= options.LastDay)
        && (options.Stores.IsEmpty || options.Stores.Contains(line.Store))
        && InSections(line.Product, options) && InSegment(line.Household, options.Segment))];

    bool InSections(int product, PromotionOptions options) =>
        options.Sections.IsEmpty || options.Sections.Contains(NaiveSections.Of(ProductOf(product)?.Commodity));

    static bool InSegment(int household, HouseholdSegment? segment) => segment is null || $"{household}" == segment.Value;

    /// <summary>Whether a window has every day that transaction_data has of a week, and that has any.</summary>
    bool InWindow(int week, PromotionOptions options)
    {
        if (options.FirstDay is null && options.LastDay is null)
            return true;
        int[] days = [.. rows.Lines.Where(line => line.Week == week).Select(line => line.Day)];
        return days.Length > 0 && days.All(day =>
            (options.FirstDay is null || day >= options.FirstDay) && (options.LastDay is null || day <= options.LastDay));
    }

    object? Item(int product, ItemLevel level) => level switch
    {
        ItemLevel.Product => product,
        ItemLevel.SubCommodity => ProductOf(product)?.SubCommodity,
        ItemLevel.Commodity => ProductOf(product)?.Commodity,
        ItemLevel.Department => ProductOf(product)?.Department,
        _ => NaiveSections.Of(ProductOf(product)?.Commodity),
    };

    ProductRow? ProductOf(int product) => rows.Products.FirstOrDefault(row => row.Product == product);

    IEnumerable<PromotionRow> At(Line line) => _at[(line.Product, line.Store, line.Week)];

    (bool Displayed, bool Mailed) Flags(Line line) => (At(line).Any(row => row.Display != "0"), At(line).Any(row => row.Mailer != "0"));

    static bool IsPromoted(IEnumerable<PromotionRow> at) => at.Any(row => row.Display != "0" || row.Mailer != "0");

    static Func<IEnumerable<PromotionRow>, bool> With(Func<PromotionRow, bool> isOne) => at => at.Any(isOne);

    IEnumerable<string> Codes(Func<PromotionRow, string> code) =>
        rows.Promotions.Select(code).Distinct().Where(code => code != "0").Order(StringComparer.Ordinal);

    static double? Ratio(long dividend, long divisor) => divisor == 0 ? null : (double)dividend / divisor;
}
