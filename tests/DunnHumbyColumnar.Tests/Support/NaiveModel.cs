namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// The gold tables from their definitions, with LINQ over plain rows and nothing of the library but its option types. A row is its cells in
/// column order: counts and days as int, cents and units as long, flags as bool, ratios as double.
/// </summary>
sealed class NaiveModel(JourneyRows rows)
{
    readonly Dictionary<int, ProductRow> _products = rows.Products.ToDictionary(row => row.Product);
    readonly Dictionary<int, DemographicRow> _demographics = rows.Demographics.ToDictionary(row => row.Household);

    public List<object?[]> HouseholdSales() =>
        [.. rows.Lines.GroupBy(line => line.Household).OrderBy(group => group.Key).Select(group => (object?[])[group.Key, Cents(group)])];

    public List<object?[]> Rfm(RfmOptions options) =>
        [.. Scored(options).Select(row => (object?[])
        [
            row.Household, row.Baskets, row.FirstDay, row.LastDay, row.Sales, row.Units, row.R, row.F, row.M, row.Total, row.Bin,
        ])];

    public List<object?[]> RfmSegments(RfmOptions options)
    {
        var scored = Scored(options);
        long all = scored.Sum(row => row.Sales);
        return [.. scored.GroupBy(row => row.Bin).OrderBy(bin => bin.Key).Select(bin => (object?[])
        [
            bin.Key, bin.Count(), bin.Sum(row => row.Sales), Ratio(bin.Sum(row => row.Sales), all),
            Ratio(bin.Sum(row => row.Sales), bin.Count()) / 100, Ratio(bin.Sum(row => (long)row.Baskets), bin.Count()),
        ])];
    }

    public List<object?[]> HouseholdSummary(HouseholdSummaryOptions options)
    {
        var clean = Clean(options.Rfm.Cleaning, options.Rfm.AsOfDay).ToLookup(line => line.Household);
        return [.. Scored(options.Rfm).Where(row => options.AllHouseholds || _demographics.ContainsKey(row.Household))
            .Select((row, index) => (object?[])
            [
                index, row.Household, .. Flags(row.Household), row.R, row.F, row.M, row.Total, row.Bin,
                .. Sections(clean[row.Household]), row.Sales,
            ])];
    }

    public List<object?[]> DailySpend(CleaningProfile cleaning) =>
        [.. Clean(cleaning, null).GroupBy(line => (line.Day, line.Household)).OrderBy(group => group.Key)
            .Select((group, index) => (object?[])[index, group.Key.Day, group.Key.Household, .. Sections(group), Cents(group)])];

    public List<object?[]> HouseholdMetrics(CleaningProfile cleaning) =>
        [.. Clean(cleaning, null).GroupBy(line => line.Household).OrderBy(group => group.Key).Select(group =>
        {
            int baskets = group.DistinctBy(line => line.Basket).Count();
            long units = group.Sum(line => (long)line.Quantity);
            int first = group.Min(line => line.Day);
            int last = group.Max(line => line.Day);
            return (object?[])
            [
                group.Key, Cents(group), group.Sum(line => (long)line.Loyalty), group.Sum(line => (long)line.Coupon),
                group.Sum(line => (long)line.CouponMatch), units, baskets, group.DistinctBy(line => line.Product).Count(),
                first, last, Ratio(Cents(group), baskets) / 100, Ratio(Cents(group), units) / 100,
                Ratio(last - first, group.DistinctBy(line => line.Day).Count() - 1),
            ];
        })];

    /// <summary>Why a profile drops a line: the first rule that does; null: it keeps the line, or drops its household.</summary>
    public string? RuleOf(Line line, CleaningProfile cleaning, int? asOfDay)
    {
        _products.TryGetValue(line.Product, out var product);
        return line.Day > asOfDay ? "as_of_day"
            : cleaning.PositiveLinesOnly && line.Quantity <= 0 ? "quantity"
            : cleaning.PositiveLinesOnly && line.Sales <= 0 ? "sales_value"
            : line.Day < cleaning.FirstDay || line.Day > cleaning.LastDay ? "window"
            : cleaning.KnownProductsOnly && product is null ? "unknown_products"
            : product is not null && cleaning.ExcludedCommodities.Any(name => name == product.Commodity || name == product.SubCommodity)
                ? "excluded_commodities"
            : null;
    }

    /// <summary>The lines that a profile keeps, rule by rule.</summary>
    public List<Line> Clean(CleaningProfile? profile, int? asOfDay)
    {
        var cleaning = profile ?? CleaningProfile.Reference;
        var lines = rows.Lines.Where(line => asOfDay is null || line.Day <= asOfDay);
        if (cleaning.PositiveLinesOnly)
            lines = lines.Where(line => line.Quantity > 0 && line.Sales > 0);
        lines = lines.Where(line =>
            (cleaning.FirstDay is null || line.Day >= cleaning.FirstDay) && (cleaning.LastDay is null || line.Day <= cleaning.LastDay));
        if (cleaning.KnownProductsOnly)
            lines = lines.Where(line => _products.ContainsKey(line.Product));
        lines = lines.Where(line => !_products.TryGetValue(line.Product, out var product)
            || !(cleaning.ExcludedCommodities.Contains(product.Commodity) || cleaning.ExcludedCommodities.Contains(product.SubCommodity)));
        if (cleaning.DropSingleDayHouseholds)
            lines = lines.GroupBy(line => line.Household)
                .Where(group => group.DistinctBy(line => line.Day).Count() > 1).SelectMany(group => group);
        return [.. lines];
    }

    List<ScoredHousehold> Scored(RfmOptions options)
    {
        var households = Clean(options.Cleaning, options.AsOfDay).GroupBy(line => line.Household)
            .OrderBy(group => group.Key).Select(group => new ScoredHousehold(
                group.Key, group.DistinctBy(line => line.Basket).Count(), group.Min(line => line.Day), group.Max(line => line.Day),
                Cents(group), group.Sum(line => (long)line.Quantity))).ToList();
        if (households.Count == 0)
            return households;
        int lastDay = (options.Cleaning ?? CleaningProfile.Reference).LastDay ?? int.MaxValue;
        int end = Math.Min(lastDay, households.Max(household => household.LastDay));
        int[] byLastDay = NaiveRanks.Score([.. households.Select(household => household.LastDay)], options.Ties, Comparer<int>.Default);
        int[] frequency = NaiveRanks.Score(households, options.Ties, Comparer<ScoredHousehold>.Create(CompareFrequency));
        int[] monetary = NaiveRanks.Score([.. households.Select(household => household.Sales)], options.Ties, Comparer<long>.Default);
        return [.. households.Select((household, i) => household with
        {
            R = options.Recency == RecencyScheme.Quintile
                ? byLastDay[i]
                : (end - household.LastDay) switch { <= 7 => 5, <= 32 => 4, <= 92 => 3, <= 182 => 2, _ => 1 },
            F = frequency[i],
            M = monetary[i],
        })];
    }

    /// <summary>Baskets per day without rounding.</summary>
    static int CompareFrequency(ScoredHousehold left, ScoredHousehold right) =>
        ((long)left.Baskets * right.Span).CompareTo((long)right.Baskets * left.Span);

    object?[] Flags(int household) =>
        !rows.Anonymised && _demographics.TryGetValue(household, out var row)
            ? NaiveFlags.Of(row.Age, row.Income, row.Composition, row.Size)
            : [null, null, null, null, null, null];

    object?[] Sections(IEnumerable<Line> lines)
    {
        var bySection = lines.ToLookup(line => NaiveSections.Of(_products.GetValueOrDefault(line.Product)?.Commodity));
        return [.. NaiveSections.Names.Select(section => (object)Cents(bySection[section]))];
    }

    static long Cents(IEnumerable<Line> lines) => lines.Sum(line => (long)line.Sales);

    static double? Ratio(long dividend, long divisor) => divisor == 0 ? null : dividend / (double)divisor;

    sealed record ScoredHousehold(int Household, int Baskets, int FirstDay, int LastDay, long Sales, long Units)
    {
        public int R { get; init; }

        public int F { get; init; }

        public int M { get; init; }

        public int Span => LastDay - FirstDay + 1;

        public int Total => R + F + M;

        public int Bin => Total < 6 ? 1 : Total < 9 ? 2 : Total < 13 ? 3 : Total < 15 ? 4 : 5;
    }
}
