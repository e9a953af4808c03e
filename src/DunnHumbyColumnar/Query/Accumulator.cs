using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>One thread's state of one aggregate: an array with an element per group slot. A new aggregate is a new heir.</summary>
abstract class Accumulator(MemoryBudget budget)
{
    /// <summary>Bytes per slot.</summary>
    public abstract int SlotBytes { get; }

    protected MemoryBudget Budget { get; } = budget;

    /// <summary>Makes room for at least so many slots, keeping what there is.</summary>
    public abstract void EnsureSlots(int slots);

    /// <summary>Adds rows (no lengths) or runs; negative slots are passed over.</summary>
    public abstract void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values);

    /// <summary>Adds another thread's state; its slot i is slot <paramref name="slots"/>[i] here, or i where that is empty.</summary>
    public abstract void Merge(Accumulator other, ReadOnlySpan<int> slots);

    protected T[] Grow<T>(T[] values, int slots, T initial)
    {
        Budget.Reserve("The query", (long)(slots - values.Length) * SlotBytes);
        var grown = new T[slots];
        values.CopyTo(grown, 0);
        if (!EqualityComparer<T>.Default.Equals(initial, default!))
            grown.AsSpan(values.Length).Fill(initial);
        return grown;
    }
}

/// <summary>Rows per slot.</summary>
sealed class CountAccumulator(MemoryBudget budget) : Accumulator(budget)
{
    long[] _counts = [];

    public override int SlotBytes => sizeof(long);

    public Span<long> Counts => _counts;

    public override void EnsureSlots(int slots) => _counts = _counts.Length < slots ? Grow(_counts, slots, 0) : _counts;

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (lengths.IsEmpty)
            GroupCount.Add(slots, _counts);
        else
            GroupCount.AddRuns(slots, lengths, _counts);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots) => SumAccumulator.Merge(((CountAccumulator)other)._counts, slots, _counts);
}

/// <summary>Sum per slot.</summary>
sealed class SumAccumulator(MemoryBudget budget) : Accumulator(budget)
{
    long[] _sums = [];

    public override int SlotBytes => sizeof(long);

    public ReadOnlySpan<long> Sums => _sums;

    public override void EnsureSlots(int slots) => _sums = _sums.Length < slots ? Grow(_sums, slots, 0) : _sums;

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (lengths.IsEmpty)
            GroupSum.Add(slots, values, _sums);
        else
            GroupSum.AddRuns(slots, lengths, values, _sums);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots) => Merge(((SumAccumulator)other)._sums, slots, _sums);

    public static void Merge(ReadOnlySpan<long> from, ReadOnlySpan<int> slots, Span<long> to)
    {
        if (slots.IsEmpty)
        {
            VectorAdd.Add(from, to);
            return;
        }

        for (int i = 0; i < slots.Length; i++)
            to[slots[i]] += from[i];
    }
}

/// <summary>Smallest or largest value per slot.</summary>
sealed class ExtremeAccumulator(MemoryBudget budget, bool isMaximum) : Accumulator(budget)
{
    int[] _extremes = [];

    public override int SlotBytes => sizeof(int);

    public ReadOnlySpan<int> Extremes => _extremes;

    public override void EnsureSlots(int slots) => _extremes = _extremes.Length < slots ? Grow(_extremes, slots, isMaximum ? int.MinValue : int.MaxValue) : _extremes;

    public override void Add(ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (isMaximum)
            GroupExtremes.AddMaximum(slots, values, _extremes);
        else
            GroupExtremes.AddMinimum(slots, values, _extremes);
    }

    public override void Merge(Accumulator other, ReadOnlySpan<int> slots)
    {
        int[] from = ((ExtremeAccumulator)other)._extremes;
        int count = slots.IsEmpty ? from.Length : slots.Length;
        for (int i = 0; i < count; i++)
        {
            int slot = slots.IsEmpty ? i : slots[i];
            _extremes[slot] = isMaximum ? Math.Max(_extremes[slot], from[i]) : Math.Min(_extremes[slot], from[i]);
        }
    }
}
