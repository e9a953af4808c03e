using BenchmarkDotNet.Attributes;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Bench.Suites.Kernels;

/// <summary>Scores of commodities from the rules of a household's anchors. Both start from zeroed sums.</summary>
public class WeightedScoresSuite : KernelSuite
{
    const int Anchors = 40;
    const int RulesPerAnchor = 100;

    int[] _consequents = [];
    double[] _values = [];
    int[] _pairs = [];
    double[] _scores = [];
    int[] _maxPairs = [];
    int[] _touched = [];

    [Benchmark(Baseline = true), Workload(Anchors * RulesPerAnchor, 40)]
    public (double[] Scores, int[] MaxPairs, ArraySegment<int> Touched) Reference()
    {
        Clear();
        int found = 0;
        for (int anchor = 0; anchor < Anchors; anchor++)
        {
            var rules = RulesOf(anchor);
            found = WeightedScores.Reference(
                _consequents.AsSpan(rules), _values.AsSpan(rules), _pairs.AsSpan(rules), anchor + 1, _scores, _maxPairs, _touched, found);
        }

        return (_scores, _maxPairs, new(_touched, 0, found));
    }

    [Benchmark, Workload(Anchors * RulesPerAnchor, 40)]
    public (double[] Scores, int[] MaxPairs, ArraySegment<int> Touched) Add()
    {
        Clear();
        int found = 0;
        for (int anchor = 0; anchor < Anchors; anchor++)
        {
            var rules = RulesOf(anchor);
            found = WeightedScores.Add(
                _consequents.AsSpan(rules), _values.AsSpan(rules), _pairs.AsSpan(rules), anchor + 1, _scores, _maxPairs, _touched, found);
        }

        return (_scores, _maxPairs, new(_touched, 0, found));
    }

    protected override void Prepare()
    {
        _consequents = [.. Enumerable.Range(0, Anchors)
            .SelectMany(anchor => Inputs.Codes(anchor, 64 * RulesPerAnchor, Inputs.Commodities).Distinct().Take(RulesPerAnchor).Order())];
        _values = Array.ConvertAll(Inputs.Cents(51, Anchors * RulesPerAnchor), cents => cents / 1_000.0);
        _pairs = Array.ConvertAll(Inputs.Codes(52, Anchors * RulesPerAnchor, 5_000), pairs => pairs + 1);
        _scores = new double[Inputs.Commodities];
        _maxPairs = new int[Inputs.Commodities];
        _touched = new int[Inputs.Commodities];
    }

    static Range RulesOf(int anchor) => (anchor * RulesPerAnchor)..((anchor + 1) * RulesPerAnchor);

    void Clear()
    {
        Array.Clear(_scores);
        Array.Clear(_maxPairs);
    }
}
