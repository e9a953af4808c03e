using System.Collections.Immutable;
using DunnHumbyColumnar.Marts;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Results;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar;

/// <summary>Quality of the lists of one model. All measures are null if no household could be evaluated.</summary>
/// <param name="Level">What an item is.</param>
/// <param name="Model">
/// The metric of the recommendations, or <c>popularity</c>, or <c>own-repeat</c>: what the household bought most often.
/// </param>
/// <param name="Length">Maximum number of items in a list.</param>
/// <param name="Households">Households with a basket in training and one in test.</param>
/// <param name="HouseholdsWithRelevant">Those of them that have a relevant item.</param>
/// <param name="Precision">Relevant items in the top k of all lists, divided by k times the households.</param>
/// <param name="Recall">Mean, over the households with a relevant item, of the share of its relevant items that its list holds.</param>
/// <param name="Ndcg">Mean, over the same households, of the DCG with binary gain divided by the ideal DCG.</param>
/// <param name="HitRate">Share of the households whose list holds a relevant item.</param>
/// <param name="Coverage">Distinct items in all lists, divided by the items in training.</param>
public sealed record EvaluationRow(
    ItemLevel Level, string Model, int Length, int Households, int HouseholdsWithRelevant, double? Precision, double? Recall, double? Ndcg,
    double? HitRate, double? Coverage);

/// <summary>
/// evaluation, ordered by model (the metrics of the options, then popularity, then own-repeat), then by length as in the options. An item
/// is relevant if it was bought in the test window and, where bought items are left out, not before.
/// </summary>
public sealed class EvaluationResult : RowResult<EvaluationRow>
{
    internal static readonly RowSchema<EvaluationRow> Schema = new(
        "evaluation", "Would the recommendations of some weeks ago have named what households then bought?",
        "the models in the order of the options, then k",
        [
            new("level", row => EnumNames.ToKebabCase(row.Level), "What an item is.", "commodity"),
            new(
                "model", row => row.Model,
                "The metric of the recommendations, or popularity, or own-repeat: what the household bought most often.", "confidence"),
            new("k", row => row.Length, "Maximum number of items in a list.", 10, "items"),
            new("households", row => row.Households, "Households with a basket in training and one in test.", 2_204, "households"),
            new(
                "households_with_relevant", row => row.HouseholdsWithRelevant, "Those of them that have a relevant item.",
                2_201, "households"),
            new("precision", row => row.Precision, "Relevant items in the top k of all lists, divided by k times the households.", "0.52"),
            new(
                "recall", row => row.Recall,
                "Mean, over the households with a relevant item, of the share of its relevant items that its list holds.", "0.27"),
            new("ndcg", row => row.Ndcg, "Mean, over the same households, of the DCG with binary gain divided by the ideal DCG.", "0.55"),
            new("hit_rate", row => row.HitRate, "Share of the households whose list holds a relevant item.", "0.98"),
            new("coverage", row => row.Coverage, "Distinct items in all lists, divided by the items in training.", "0.31"),
        ]);

    /// <summary>Bytes of the two arrays of a list, beside its items.</summary>
    const int BytesPerList = 80;

    EvaluationResult(ResultMetadata metadata, ImmutableArray<EvaluationRow> rows, int lastTrainingDay, int lastTestDay)
        : base(metadata, Schema, rows)
    {
        LastTrainingDay = lastTrainingDay;
        LastTestDay = lastTestDay;
    }

    /// <summary>T: the rules are learnt from the clean lines up to this day.</summary>
    public int LastTrainingDay { get; }

    /// <summary>Lines after <see cref="LastTrainingDay"/>, up to this day, are the test window.</summary>
    public int LastTestDay { get; }

    internal static EvaluationResult Build(QueryContext context, EvaluateOptions options)
    {
        options.Validate();
        var metadata = context.DescribeClean(Schema, options.Cleaning, options.Describe());
        var totals = HouseholdTotals.Build(context, new CleanRules(context.Data, options.Cleaning, null), HouseholdMeasures.Basics);
        int lastDay = totals.LastDays.Length == 0 ? 0 : totals.LastDays.Max();
        int split = lastDay - options.Horizon;
        if (totals.FirstDays.Length > 0 && totals.FirstDays.Min() is var firstDay && split < firstDay)
            throw new ArgumentException(
                $"A horizon of {options.Horizon} days leaves none to learn from: the clean lines are of the days {firstDay} to {lastDay}.");
        var training = new BasketOptions { Level = options.Level, Cleaning = options.Cleaning, LastDay = split };
        using var cooccurrences = CooccurrenceIndex.Build(context, training);
        var models = Models(options, cooccurrences, context.Memory);
        context.Memory.Reserve(
            "the lists that are evaluated", BytesFor(context, options, models.Length, cooccurrences.Index.Baskets.Length));
        using var scratch = new Scratch(context.Memory, "the baskets after the split");
        var test = BasketFilter.Create(context, training with { FirstDay = split + 1, LastDay = lastDay }, scratch);
        bool areWhole = BasketLayout.AreWhole(context.Data, BasketUnit.Basket);
        var morsels = Partitions.Households(context, context.Data.NamedHouseholds);
        var evaluated = Array.ConvertAll(morsels, _ => new List<HouseholdEvaluation[]>());
        var evaluators = new Evaluator?[context.Threads];
        Workers.Run(
            context.Threads,
            morsels.Length,
            (worker, morsel) =>
            {
                var evaluator = evaluators[worker] ??= new Evaluator(
                    models, new HouseholdItems(cooccurrences.Baskets.Filter, areWhole), new HouseholdItems(test, areWhole), options);
                Partitions.ForEachHousehold(morsels[morsel].Span, ranges => evaluator.Add(ranges, evaluated[morsel]));
            },
            context.CancellationToken);
        HouseholdEvaluation[][] households = [.. evaluated.SelectMany(list => list)];
        int items = cooccurrences.Index.Baskets.Count(baskets => baskets > 0);
        var rows = models.SelectMany((model, m) => options.Lengths.Select(length => EvaluationRows.Compute(
            options.Level, model.Name, length, [.. households.Select(household => household[m])], items)));
        return new(metadata, [.. rows], split, lastDay);
    }

    /// <summary>What a thread's recommenders and items take, and the lists of all households.</summary>
    static long BytesFor(QueryContext context, EvaluateOptions options, int models, int items) =>
        ((long)context.Threads * items * ((models * Recommender.BytesPerItem) + (2 * HouseholdItems.BytesPerItem)))
        + ((long)context.Data.Households.Count * models * (BytesPerList + (options.Lengths.Max() * (sizeof(int) + sizeof(bool)))));

    static EvaluatedModel[] Models(EvaluateOptions options, CooccurrenceIndex cooccurrences, MemoryAccount memory)
    {
        var rules = new RuleFinder(
            Schema.Table.Name, options.MinimumPairs, RuleMetric.Confidence, null,
            RecommendationsResult.BytesPerRule + (Math.Max(1, options.Metrics.Length) * sizeof(double)), memory).Find(cooccurrences);
        var models = options.Metrics.Select(metric => new EvaluatedModel(
            EnumNames.ToKebabCase(metric), ListKind.Rules, new RecommendModel(rules, metric))).ToList();
        var any = models.Count > 0 ? models[0].Rules : new RecommendModel(rules, RuleMetric.Confidence);
        models.Add(new EvaluatedModel("popularity", ListKind.Popularity, any));
        models.Add(new EvaluatedModel("own-repeat", ListKind.OwnRepeat, any));
        return [.. models];
    }
}
