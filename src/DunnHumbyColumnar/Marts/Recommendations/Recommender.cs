using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Marts;

/// <summary>Recommends items from a model. Not thread-safe: one per thread.</summary>
sealed class Recommender
{
    /// <summary>Bytes that a recommender takes per item of the level.</summary>
    public const int BytesPerItem = sizeof(double) + (2 * sizeof(int));

    readonly RecommendModel _model;
    readonly int _limit;
    readonly double[] _scores;
    readonly int[] _maxPairs;
    readonly int[] _touched;
    readonly ScoredItem[] _best;
    int _count;

    /// <param name="model">The rules.</param>
    /// <param name="limit">Maximum number of items recommended.</param>
    public Recommender(RecommendModel model, int limit)
    {
        _model = model;
        _limit = limit;
        int items = model.Rules.ItemBaskets.Length;
        (_scores, _maxPairs, _touched, _best) = (new double[items], new int[items], new int[items], new ScoredItem[limit]);
    }

    /// <summary>Whether the last recommendations are popular items only, since no anchor had a rule.</summary>
    public bool IsFallback { get; private set; }

    /// <summary>The last recommendations, best first.</summary>
    public ReadOnlySpan<ScoredItem> Best => _best.AsSpan(0, _count);

    /// <summary>Recommends from weighted anchors; by popularity if none has a rule.</summary>
    /// <param name="anchors">Distinct items, the most important first: scores are summed in their order.</param>
    /// <param name="weights">Positive.</param>
    /// <param name="isCandidate">Whether an item may be recommended.</param>
    /// <param name="isFirst">Whether an item is of those ranked before all others; null: there are none.</param>
    public void Recommend(ReadOnlySpan<int> anchors, ReadOnlySpan<int> weights, Func<int, bool> isCandidate, Func<int, bool>? isFirst)
    {
        _count = 0;
        int touched = 0;
        long weight = 0;
        var rules = _model.Rules;
        for (int i = 0; i < anchors.Length; i++)
        {
            int start = rules.Starts[anchors[i]];
            int length = rules.Starts[anchors[i] + 1] - start;
            weight += length == 0 ? 0 : weights[i];
            touched = WeightedScores.Add(
                rules.Consequents.AsSpan(start, length), _model.Values.AsSpan(start, length), rules.Pairs.AsSpan(start, length), weights[i],
                _scores, _maxPairs, _touched, touched);
        }

        IsFallback = weight == 0;
        if (IsFallback)
        {
            AddPopular(isCandidate, isFirst);
            return;
        }

        foreach (int item in _touched.AsSpan(0, touched))
        {
            if (isCandidate(item))
                Put(new ScoredItem(item, _scores[item] / weight, _maxPairs[item], isFirst?.Invoke(item) ?? false));
            (_scores[item], _maxPairs[item]) = (0, 0);
        }
    }

    void AddPopular(Func<int, bool> isCandidate, Func<int, bool>? isFirst)
    {
        foreach (bool first in (bool[])(isFirst is null ? [false] : [true, false]))
            for (int i = 0; i < _model.Rules.ByPopularity.Length && _count < _limit; i++)
                if (_model.Rules.ByPopularity[i] is var item && isCandidate(item) && (isFirst?.Invoke(item) ?? false) == first)
                    _best[_count++] = new ScoredItem(item, 0, 0, first);
    }

    /// <summary>Inserts an item among the best, which stay sorted.</summary>
    void Put(ScoredItem item)
    {
        int index = _count;
        while (index > 0 && item.IsBetterThan(_best[index - 1]))
            index--;
        if (index == _limit)
            return;
        _count = Math.Min(_count + 1, _limit);
        Array.Copy(_best, index, _best, index + 1, _count - index - 1);
        _best[index] = item;
    }
}
