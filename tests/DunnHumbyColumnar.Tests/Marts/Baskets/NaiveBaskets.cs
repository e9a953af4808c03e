using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>Co-purchase from its definitions: baskets as sets of items, and every count by looking at all of them.</summary>
sealed class NaiveBaskets
{
    public NaiveBaskets(JourneyRows rows, BasketOptions options)
    {
        var all = LinesOf(rows, options).GroupBy(line => KeyOf(line.Line, options.Unit))
            .Select(basket => basket.Select(line => line.Item).ToHashSet()).ToList();
        int maxItems = options.MaximumBasketItems ?? int.MaxValue;
        Baskets = [.. all.Where(basket => basket.Count <= maxItems)];
        Skipped = all.Count - Baskets.Count;
        Items = [.. Baskets.SelectMany(basket => basket).Distinct().Order()];
    }

    public List<HashSet<NaiveItem>> Baskets { get; }

    public int Skipped { get; }

    /// <summary>Ascending.</summary>
    public List<NaiveItem> Items { get; }

    /// <summary>Baskets with all of the items.</summary>
    public int With(params IEnumerable<NaiveItem> items) => Baskets.Count(basket => items.All(basket.Contains));

    public RuleCounts Counts(IEnumerable<NaiveItem> antecedent, NaiveItem consequent) =>
        new(Baskets.Count, With(antecedent), With(consequent), With([.. antecedent, consequent]));

    /// <summary>All rules in result order.</summary>
    public List<AssociationRule> Rules(RuleOptions options)
    {
        int minPairs = options.MinimumPairs ?? (options.Level is ItemLevel.Product or ItemLevel.SubCommodity ? 5 : 1);
        var rules = new List<(List<NaiveItem> Antecedent, NaiveItem Consequent, RuleCounts Counts)>();
        foreach (var itemset in Itemsets(options.MaximumLength))
            foreach (var consequent in itemset)
            {
                List<NaiveItem> antecedent = [.. itemset.Where(item => item != consequent)];
                rules.Add((antecedent, consequent, Counts(antecedent, consequent)));
            }

        return [.. rules
            .Where(rule => rule.Counts.Pair >= minPairs && (double)rule.Counts.Pair / rule.Counts.Baskets >= options.MinimumSupport)
            .Where(rule => options.Threshold is null || rule.Counts[options.Metric] >= options.Threshold)
            .OrderBy(rule => rule.Antecedent, Comparer<List<NaiveItem>>.Create(CompareLists)).ThenBy(rule => rule.Consequent)
            .Select(rule => new AssociationRule(
                options.Level, [.. rule.Antecedent.Select(item => item.Print(options.Level))],
                rule.Consequent.Print(options.Level), rule.Counts))];
    }

    /// <summary>All sets of two or more items, up to a maximum length, that any basket contains.</summary>
    IEnumerable<List<NaiveItem>> Itemsets(int maxLength)
    {
        List<List<NaiveItem>> shorter = [.. Items.Select(item => new List<NaiveItem> { item })];
        for (int length = 2; length <= maxLength; length++)
        {
            shorter = [.. shorter.SelectMany(itemset => Items.Where(item => item.CompareTo(itemset[^1]) > 0)
                .Select(item => new List<NaiveItem>([.. itemset, item]))).Where(itemset => With(itemset) > 0)];
            foreach (var itemset in shorter)
                yield return itemset;
        }
    }

    /// <summary>The lines that count, each with its item.</summary>
    public static List<(Line Line, NaiveItem Item)> LinesOf(JourneyRows rows, BasketOptions options)
    {
        var products = rows.Products.ToDictionary(row => row.Product);
        var lines = new List<(Line, NaiveItem)>();
        foreach (var line in new NaiveModel(rows).Clean(options.Cleaning, null))
        {
            if (line.Day < (options.FirstDay ?? int.MinValue)
                || line.Day > (options.LastDay ?? int.MaxValue) || !IsIn(rows, options, line.Household))
                continue;
            var product = products.GetValueOrDefault(line.Product);
            if (ItemOf(line.Product, product, options.Level) is not { } item || options.ExcludedItems.Contains(item.Print(options.Level)))
                continue;
            if (product is not null && options.ExcludedDepartments.Contains(product.Department))
                continue;
            lines.Add((line, item));
        }

        return lines;
    }

    static NaiveItem? ItemOf(int id, ProductRow? product, ItemLevel level) => (level, product) switch
    {
        (ItemLevel.Product, _) => NaiveItem.Product(id),
        (ItemLevel.Section, _) => NaiveItem.Named(NaiveSections.Of(product?.Commodity)),
        (_, null) => null,
        (ItemLevel.SubCommodity, _) => NaiveItem.Named(product.SubCommodity),
        (ItemLevel.Commodity, _) => NaiveItem.Named(product.Commodity),
        _ => NaiveItem.Named(product.Department),
    };

    static bool IsIn(JourneyRows rows, BasketOptions options, int household) => options.Segment?.ToString().Split('=', 2) switch
    {
        null => true,
        ["household_key", var key] => household.ToString(System.Globalization.CultureInfo.InvariantCulture) == key,
        ["rfm_bins", var bin] => Bins(rows, options.Cleaning).GetValueOrDefault(household) == bin,
        ["age_desc", var age] => rows.Demographics.Any(row => row.Household == household && row.Age == age),
        var other => throw new ArgumentException($"The model knows no segment {other[0]}."),
    };

    static Dictionary<int, string> Bins(JourneyRows rows, CleaningProfile? cleaning) =>
        new NaiveModel(rows).Rfm(new RfmOptions { Cleaning = cleaning }).ToDictionary(row => (int)row[0]!, row => $"{row[^1]}");

    static object KeyOf(Line line, BasketUnit unit) => unit switch
    {
        BasketUnit.Basket => line.Basket,
        BasketUnit.HouseholdWeek => (line.Household, line.Week),
        _ => line.Household,
    };

    static int CompareLists(List<NaiveItem>? left, List<NaiveItem>? right)
    {
        for (int i = 0; i < Math.Min(left!.Count, right!.Count); i++)
            if (left[i].CompareTo(right[i]) is not 0 and int sign)
                return sign;
        return left.Count.CompareTo(right!.Count);
    }
}
