using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>Would the recommendations of some weeks ago have named what households then bought?</summary>
static class Evaluation
{
    public const string Name = "evaluation";

    public static EvaluationResult Build(QueryContext context, EvaluateOptions options)
    {
        options.Validate();
        var metadata = context.Describe(Name, options.Cleaning.ToString(), options.Describe());
        var totals = HouseholdTotals.Build(context, new CleanRules(context.Data, options.Cleaning, null), HouseholdMeasures.Basics);
        int lastDay = totals.LastDays.Length == 0 ? 0 : totals.LastDays.Max();
        int split = lastDay - options.Horizon;
        var training = new BasketOptions { Level = options.Level, Cleaning = options.Cleaning, LastDay = split };
        using var work = PairWork.Of(context, training);
        var models = Models(options, work);
        using var scratch = new Scratch();
        var test = BasketFilter.Of(context, training with { FirstDay = split + 1, LastDay = lastDay }, scratch);
        bool areWhole = BasketLayout.AreWhole(context.Data, BasketUnit.Basket);
        var morsels = Partitions.Households(context);
        var judged = Array.ConvertAll(morsels, _ => new List<HouseholdJudgement[]>());
        var judges = new Judge?[context.Threads];
        Workers.Run(
            context.Threads,
            morsels.Length,
            (worker, morsel) =>
            {
                var judge = judges[worker] ??= new Judge(models, new HouseholdItems(work.Baskets.Filter, areWhole), new HouseholdItems(test, areWhole), options);
                Partitions.ForEachHousehold(morsels[morsel].Span, pieces => judge.Add(pieces, judged[morsel]));
            },
            context.CancellationToken);
        HouseholdJudgement[][] households = [.. judged.SelectMany(list => list)];
        int items = work.Index.Baskets.Count(baskets => baskets > 0);
        var rows = models.SelectMany((model, m) => options.Lengths.Select(length => EvaluationRows.Of(
            options.Level, model.Name, length, [.. households.Select(household => household[m])], items)));
        return new EvaluationResult(metadata, [.. rows], split, lastDay);
    }

    static JudgedModel[] Models(EvaluateOptions options, PairWork work)
    {
        var rules = new RuleFinder(
            Name, options.MinimumPairs, RuleMetric.Confidence, null, options.MemoryBytes, Recommendations.BytesPerRule + (Math.Max(1, options.Metrics.Length) * sizeof(double))).Find(work);
        var models = options.Metrics.Select(metric => new JudgedModel(Words.Of(metric), ListKind.Rules, new RecommendModel(rules, metric))).ToList();
        var any = models.Count > 0 ? models[0].Rules : new RecommendModel(rules, RuleMetric.Confidence);
        models.Add(new JudgedModel("popularity", ListKind.Popularity, any));
        models.Add(new JudgedModel("own-repeat", ListKind.OwnRepeat, any));
        return [.. models];
    }
}
