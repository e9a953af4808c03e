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
sealed record JudgedModel(string Name, ListKind Kind, RecommendModel Rules);

/// <summary>One model's list for one household.</summary>
/// <param name="Items">The list, best first.</param>
/// <param name="IsRelevant">Per place whether its item is relevant: bought in the test window and, where bought items are left out, not before.</param>
/// <param name="Relevant">Number of relevant items.</param>
readonly record struct HouseholdJudgement(int[] Items, bool[] IsRelevant, int Relevant);

/// <summary>One thread's judge of all models on households that have baskets before and after the split. Not thread-safe.</summary>
sealed class Judge
{
    readonly JudgedModel[] _models;
    readonly HouseholdItems _training;
    readonly HouseholdItems _test;
    readonly BoughtItems _bought;
    readonly int _longest;
    readonly Recommender[] _recommenders;
    readonly int[] _frequent;

    public Judge(JudgedModel[] models, HouseholdItems training, HouseholdItems test, EvaluateOptions options)
    {
        _models = models;
        _training = training;
        _test = test;
        _bought = options.BoughtOrDefault;
        _longest = options.Lengths.Max();
        _recommenders = Array.ConvertAll(models, model => new Recommender(model.Rules, _longest));
        _frequent = new int[_longest];
    }

    /// <summary>Appends a judgement per model, if the household has a basket on either side.</summary>
    public void Add(ReadOnlySpan<HouseholdRange> ranges, List<HouseholdJudgement[]> judged)
    {
        if (!_training.Read(ranges) || !_test.Read(ranges))
            return;
        int relevant = 0;
        foreach (int item in _test.Bought)
            relevant += IsRelevant(item) ? 1 : 0;
        var judgements = new HouseholdJudgement[_models.Length];
        for (int model = 0; model < _models.Length; model++)
        {
            int[] list = List(model);
            judgements[model] = new HouseholdJudgement(list, Array.ConvertAll(list, IsRelevant), relevant);
        }

        judged.Add(judgements);
    }

    bool IsRelevant(int item) => _test.Has(item) && !(_bought == BoughtItems.Exclude && _training.Has(item));

    int[] List(int model)
    {
        bool IsCandidate(int item) => HouseholdRecommendations.Allows(_bought, _training.Has(item));
        if (_models[model].Kind == ListKind.OwnRepeat)
            return _bought == BoughtItems.Exclude ? [] : _frequent[.._training.MostFrequent(_frequent)];
        // Without an anchor recommendations are what is popular.
        int count = _models[model].Kind == ListKind.Popularity ? 0 : _training.Anchors.Length;
        _recommenders[model].Recommend(_training.Anchors[..count], _training.Weights[..count], IsCandidate, null);
        return Array.ConvertAll(_recommenders[model].Best.ToArray(), best => best.Item);
    }
}
