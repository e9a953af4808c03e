using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Marts;

/// <summary>The evaluation from its definition.</summary>
static class NaiveEvaluation
{
    public static List<EvaluationRow> Compute(JourneyRows rows, EvaluateOptions options)
    {
        var clean = new NaiveModel(rows).Clean(options.Cleaning, null);
        int last = clean.Select(line => line.Day).DefaultIfEmpty(0).Max();
        int split = last - options.Horizon;
        var baskets = new BasketOptions { Level = options.Level, Cleaning = options.Cleaning, LastDay = split };
        var training = new NaiveRecommender(rows, baskets, options.MinimumPairs);
        var test = NaiveBaskets.LinesOf(rows, baskets with { FirstDay = split + 1, LastDay = last })
            .ToLookup(line => line.Line.Household, line => line.Item);
        var bought = options.Bought
            ?? (options.Level is ItemLevel.Product or ItemLevel.SubCommodity ? BoughtItems.Exclude : BoughtItems.Include);
        int[] households = [.. training.Lines.Select(household => household.Key).Where(test.Contains).Order()];
        bool Has(int household, NaiveItem item) => training.Lines[household].Any(line => line.Item == item);
        var relevant = households.ToDictionary(
            household => household, household => test[household].Where(item => bought != BoughtItems.Exclude || !Has(household, item))
                .Select(item => item.Print(options.Level)).ToHashSet());
        int maxLength = options.Lengths.Max();
        var models = options.Metrics.Select(metric => (
            Name: metric.ToString().ToLowerInvariant(),
            List: (Func<int, List<string>>)(household => [.. training.For(household, metric, maxLength, bought)
                .Select(row => row.Item)]))).ToList();
        models.Add(("popularity", household =>
            [.. training.Popular.Where(item => NaiveRecommender.Allows(bought, Has(household, item)))
                .Take(maxLength).Select(item => item.Print(options.Level))]));
        models.Add(("own-repeat", household =>
            bought == BoughtItems.Exclude
                ? []
                : [.. training.MostFrequent(household, maxLength).Select(item => item.Print(options.Level))]));
        var found = new List<EvaluationRow>();
        foreach (var (name, list) in models)
        {
            var lists = households.ToDictionary(household => household, list);
            found.AddRange(options.Lengths.Select(k => Row(
                options.Level, name, k, lists.ToDictionary(own => own.Key, own => own.Value.Take(k).ToList()),
                relevant, training.Items.Count)));
        }

        return found;
    }

    static EvaluationRow Row(
        ItemLevel level, string name, int k, Dictionary<int, List<string>> lists, Dictionary<int, HashSet<string>> relevant, int items)
    {
        int[] evaluated = [.. lists.Keys.Where(household => relevant[household].Count > 0)];
        int Hits(int household) => lists[household].Count(relevant[household].Contains);
        double Dcg(IEnumerable<bool> hits) => hits.Select((hit, index) => hit ? 1 / Math.Log2(index + 2) : 0).Sum();
        double? Mean(Func<int, double> value) => evaluated.Length == 0 ? null : evaluated.Sum(value) / evaluated.Length;
        return new EvaluationRow(
            level, name, k, lists.Count, evaluated.Length,
            lists.Count == 0 ? null : lists.Keys.Sum(Hits) / (double)(k * lists.Count),
            Mean(household => (double)Hits(household) / relevant[household].Count),
            Mean(household => Dcg(lists[household].Select(relevant[household].Contains))
                / Dcg(Enumerable.Repeat(true, Math.Min(k, relevant[household].Count)))),
            lists.Count == 0 ? null : lists.Keys.Count(household => Hits(household) > 0) / (double)lists.Count,
            items == 0 ? null : lists.Values.SelectMany(list => list).Distinct().Count() / (double)items);
    }
}
