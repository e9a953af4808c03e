using System.Runtime.CompilerServices;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// The rules with the highest value of a metric, ties in rule order: at most a given number, in a heap with the worst on top. Not
/// thread-safe: one per thread.
/// </summary>
/// <typeparam name="TRule">The rule; no two are equal in its order.</typeparam>
/// <param name="limit">How many rules are kept.</param>
/// <param name="memory">Charged for the heap as it grows.</param>
sealed class BestRules<TRule>(int limit, MemoryAccount memory)
    where TRule : struct, IComparable<TRule>
{
    const int FirstCapacity = 64;

    (double Value, TRule Rule)[] _heap = [];
    int _count;

    /// <summary>Adds a rule, unless there are enough better ones.</summary>
    public void Add(double value, TRule rule)
    {
        var added = (value, rule);
        if (_count < limit)
        {
            if (_count == _heap.Length)
                Grow();
            Rise(_count++, added);
        }
        else if (limit > 0 && IsWorse(_heap[0], added))
        {
            Sink(added);
        }
    }

    /// <summary>The best rules of all threads, best first.</summary>
    public static TRule[] Merge(IEnumerable<BestRules<TRule>?> threads, int limit)
    {
        (double Value, TRule Rule)[] all = [.. threads.SelectMany(best => best is null ? [] : best._heap[..best._count])];
        Array.Sort(all, (left, right) => IsWorse(right, left) ? -1 : 1);
        return Array.ConvertAll(all[..Math.Min(limit, all.Length)], best => best.Rule);
    }

    static bool IsWorse((double Value, TRule Rule) left, (double Value, TRule Rule) right) =>
        left.Value < right.Value || (left.Value.Equals(right.Value) && left.Rule.CompareTo(right.Rule) > 0);

    void Grow()
    {
        int capacity = Math.Min(limit, Math.Max(FirstCapacity, 2 * _heap.Length));
        // With the array that is left behind, and the copy that is merged.
        memory.Reserve("the best rules", 2L * capacity * Unsafe.SizeOf<(double, TRule)>());
        Array.Resize(ref _heap, capacity);
    }

    /// <summary>Puts a rule at a free place and moves it up past better ones.</summary>
    void Rise(int place, (double Value, TRule Rule) rule)
    {
        for (int above = (place - 1) / 2; place > 0 && IsWorse(rule, _heap[above]); above = (place - 1) / 2)
        {
            _heap[place] = _heap[above];
            place = above;
        }

        _heap[place] = rule;
    }

    /// <summary>Replaces the worst rule and moves the new one down past worse ones.</summary>
    void Sink((double Value, TRule Rule) rule)
    {
        int place = 0;
        for (int below = 1; below < _count; below = (2 * place) + 1)
        {
            if (below + 1 < _count && IsWorse(_heap[below + 1], _heap[below]))
                below++;
            if (!IsWorse(_heap[below], rule))
                break;
            _heap[place] = _heap[below];
            place = below;
        }

        _heap[place] = rule;
    }
}
