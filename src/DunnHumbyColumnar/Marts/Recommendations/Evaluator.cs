using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Marts;

/// <summary>Where a model's lists come from.</summary>
enum ListKind
{
    /// <summary>Recommendations.</summary>
    Rules,

    /// <summary>What all households buy most often.</summary>
    Popularity,

    /// <summary>What the household bought most often.</summary>
    OwnRepeat,
}

/// <summary>A model under test.</summary>
sealed record EvaluatedModel(string Name, ListKind Kind, RecommendModel Rules);

/// <summary>One model's list for one household.</summary>
/// <param name="Items">The list, best first.</param>
/// <param name="IsRelevant">
/// Whether each item of the list is relevant: bought in the test window and, where bought items are left out, not before.
/// </param>
/// <param name="Relevant">Number of relevant items.</param>
readonly record struct HouseholdEvaluation(int[] Items, bool[] IsRelevant, int Relevant);

/// <summary>Evaluates all models on households that have baskets before and after the split. Not thread-safe: one per thread.</summary>
sealed class Evaluator
{
    readonly EvaluatedModel[] _models;
    readonly HouseholdItems _training;
    readonly HouseholdItems _test;
    readonly BoughtItems _bought;
    readonly int _maxLength;
    readonly Recommender[] _recommenders;
    readonly int[] _frequent;

    public Evaluator(EvaluatedModel[] models, HouseholdItems training, HouseholdItems test, EvaluateOptions options)
    {
        _models = models;
        _training = training;
        _test = test;
        _bought = options.BoughtOrDefault;
        _maxLength = options.Lengths.Max();
        _recommenders = Array.ConvertAll(models, model => new Recommender(model.Rules, _maxLength));
        _frequent = new int[_maxLength];
    }

    /// <summary>Appends an evaluation per model if the household has baskets on both sides of the split.</summary>
    public void Add(ReadOnlySpan<HouseholdRange> ranges, List<HouseholdEvaluation[]> evaluated)
    {
        if (!_training.Read(ranges) || !_test.Read(ranges))
            return;
        int relevant = 0;
        foreach (int item in _test.Bought)
            relevant += IsRelevant(item) ? 1 : 0;
        var evaluations = new HouseholdEvaluation[_models.Length];
        for (int model = 0; model < _models.Length; model++)
        {
            int[] list = List(model);
            evaluations[model] = new HouseholdEvaluation(list, Array.ConvertAll(list, IsRelevant), relevant);
        }

        evaluated.Add(evaluations);
    }

    bool IsRelevant(int item) => _test.Has(item) && !(_bought == BoughtItems.Exclude && _training.Has(item));

    int[] List(int model)
    {
        bool IsCandidate(int item) => HouseholdRecommendations.Allows(_bought, _training.Has(item));
        if (_models[model].Kind == ListKind.OwnRepeat)
            return _bought == BoughtItems.Exclude ? [] : _frequent[.._training.MostFrequent(_frequent)];
        // Without anchors the recommender falls back to popularity.
        int count = _models[model].Kind == ListKind.Popularity ? 0 : _training.Anchors.Length;
        _recommenders[model].Recommend(_training.Anchors[..count], _training.Weights[..count], IsCandidate, null);
        return Array.ConvertAll(_recommenders[model].Best.ToArray(), best => best.Item);
    }
}
