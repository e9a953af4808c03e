using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>One thread's scan: reads ranges of rows in the form the plan chose and adds them to its groups. Not thread-safe.</summary>
sealed class GroupScan
{
    const int BlockRows = 4096;

    readonly QueryPlan _plan;
    readonly RunReader _runs;
    readonly MeasureReader[] _measures;
    readonly int[] _slots;
    readonly int[] _highSlots;
    readonly int[] _lengths;
    readonly int[] _indices;
    readonly int[] _gathered;
    readonly int[] _gatheredLengths;
    readonly ulong[] _keys;

    public GroupScan(QueryPlan plan, int morselRows, MemoryBudget budget)
    {
        _plan = plan;
        _runs = new RunReader(plan, morselRows);
        int items = plan.Scan == ScanForm.Runs ? morselRows : Math.Min(morselRows, BlockRows);
        _measures = [.. plan.Measures.Select(measure => new MeasureReader(measure, items))];
        _slots = new int[items];
        _highSlots = new int[items];
        _lengths = new int[items];
        _indices = new int[items];
        _gathered = new int[items];
        _gatheredLengths = new int[items];
        _keys = new ulong[plan.Grouping == GroupForm.Hash ? items : 0];
        Groups = new Groups(plan, budget);
    }

    public Groups Groups { get; }

    /// <summary>Rows or runs looked at.</summary>
    public long Items { get; private set; }

    /// <summary>Adds rows [start, end) of a batch, at most as many as the scan was made for.</summary>
    public void Add(int batch, int start, int end)
    {
        switch (_plan.Scan)
        {
            case ScanForm.Runs:
                AddRuns(batch, start, end);
                break;
            case ScanForm.Histogram:
                AddHistogram(batch, start, end);
                break;
            default:
                AddRows(batch, start, end);
                break;
        }
    }

    void AddRuns(int batch, int start, int end)
    {
        _runs.Read(batch, start, end, _plan.Measures);
        Items += _runs.Count;
        var lengths = _lengths.AsSpan(0, _runs.Count);
        RunLengths.Fill(_runs.Ends, 0, lengths);
        Accumulate(_runs.Slots, _plan.Grouping == GroupForm.Hash ? _runs.HighSlots : [], lengths, measure => _measures[measure].Runs(_runs, batch, start, end));
    }

    void AddHistogram(int batch, int start, int end)
    {
        var source = _plan.RowSources[0];
        _runs.Read(batch, start, end, []);
        Items += end - start;
        GroupCount.AddWithinRuns(_runs.Ends, _runs.Slots, source.Column.Chunks[batch].Values<byte>()[start..end], source.Stride!.Value, Groups.Counts.Counts);
    }

    void AddRows(int batch, int start, int end)
    {
        _runs.Read(batch, start, end, []);
        int run = 0;
        for (int row = 0; row < end - start;)
        {
            // What the run columns deselect is not read row by row.
            for (; run < _runs.Count && _runs.Slots[run] < 0; run++)
                row = _runs.Ends[run];
            if (run == _runs.Count)
                break;
            int rows = Math.Min(Math.Min(BlockRows, _slots.Length), end - start - row);
            AddBlock(batch, start, row, rows, run);
            row += rows;
            while (run < _runs.Count && _runs.Ends[run] <= row)
                run++;
        }
    }

    void AddBlock(int batch, int start, int row, int rows, int run)
    {
        Items += rows;
        var slots = _slots.AsSpan(0, rows);
        RunMask.Expand(_runs.Ends, _runs.Slots, run, row, slots);
        foreach (var source in _plan.RowSources)
            SlotShares.Add(source.Column, source.Shares, source.Stride, source.Column.Chunks[batch], start + row, slots);
        Span<int> high = [];
        if (_plan.Grouping == GroupForm.Hash)
        {
            high = _highSlots.AsSpan(0, rows);
            RunMask.Expand(_runs.Ends, _runs.HighSlots, run, row, high);
            foreach (var source in _plan.RowSources)
                SlotShares.Add(source.Column, source.HighShares, null, source.Column.Chunks[batch], start + row, high);
        }

        Accumulate(slots, high, [], measure => _measures[measure].Rows(batch, start + row, start + row + rows));
    }

    delegate ReadOnlySpan<int> ReadMeasure(int measure);

    void Accumulate(ReadOnlySpan<int> slots, ReadOnlySpan<int> highSlots, ReadOnlySpan<int> lengths, ReadMeasure read)
    {
        if (_plan.Grouping == GroupForm.Dense)
        {
            Groups.Counts.Add(slots, lengths, []);
            for (int measure = 0; measure < _measures.Length; measure++)
                AddMeasure(measure, slots, lengths, read(measure));
            return;
        }

        int selected = SelectedRows.Find(slots, _indices);
        var indices = _indices.AsSpan(0, selected);
        var keys = _keys.AsSpan(0, selected);
        SelectedRows.GatherKeys(slots, highSlots, indices, keys);
        var groupSlots = _slots.AsSpan(0, selected);
        Groups.Number(keys, groupSlots);
        var groupLengths = _gatheredLengths.AsSpan(0, lengths.IsEmpty ? 0 : selected);
        if (!lengths.IsEmpty)
            SelectedRows.Gather(lengths, indices, groupLengths);
        Groups.Counts.Add(groupSlots, groupLengths, []);
        for (int measure = 0; measure < _measures.Length; measure++)
        {
            var values = _gathered.AsSpan(0, selected);
            SelectedRows.Gather(read(measure), indices, values);
            AddMeasure(measure, groupSlots, groupLengths, values);
        }
    }

    void AddMeasure(int measure, ReadOnlySpan<int> slots, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (_plan.Measures[measure].HasNull)
        {
            var known = _highSlots.AsSpan(0, slots.Length);
            slots.CopyTo(known);
            SlotLane.KeepRange(values, 0, int.MaxValue, known);
            slots = known;
        }

        for (int a = 0; a < Groups.Accumulators.Length; a++)
            if (_plan.MeasureOfAggregate[a] == measure)
                Groups.Accumulators[a]!.Add(slots, lengths, values);
    }
}
