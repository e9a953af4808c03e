namespace DunnHumbyColumnar.Synthetic;

/// <summary>Draws indices with given weights in constant time: the alias method (Walker 1977, in Vose's form).</summary>
sealed class WeightedChoice
{
    readonly double[] _keep;
    readonly int[] _other;

    public WeightedChoice(ReadOnlySpan<double> weights)
    {
        _keep = new double[weights.Length];
        _other = new int[weights.Length];
        double total = 0;
        foreach (double weight in weights)
            total += weight;
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (int i = 0; i < weights.Length; i++)
        {
            _keep[i] = weights[i] * weights.Length / total;
            _other[i] = i;
            (_keep[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (low, high) = (small.Pop(), large.Pop());
            _other[low] = high;
            _keep[high] -= 1 - _keep[low];
            (_keep[high] < 1 ? small : large).Push(high);
        }

        // What rounding left over is as good as full.
        foreach (int i in small.Concat(large))
            _keep[i] = 1;
    }

    public int Draw(ref Draws draws)
    {
        int i = draws.Below(_keep.Length);
        return draws.Unit() < _keep[i] ? i : _other[i];
    }
}
