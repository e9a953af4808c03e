using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>One thread's scan: reads ranges of rows in the form the plan chose and adds them to groups. Not thread-safe.</summary>
sealed class GroupScan
{
    /// <summary>Rows whose slots and values stay in the nearest cache from one kernel to the next.</summary>
    const int BlockRows = 4096;

    readonly QueryPlan _plan;
    readonly int _rows;
    readonly RunReader _runs;
    readonly MeasureReader[] _measures;
    readonly int[] _slots;
    readonly int[] _highSlots;
    readonly int[] _lengths;
    readonly int[] _indices;
    readonly int[] _gathered;
    readonly int[] _gatheredLengths;
    readonly ulong[] _keys;

    /// <param name="plan">The query.</param>
    /// <param name="rows">Most rows that are read at a time.</param>
    /// <param name="groups">Receives the rows: this thread's own groups, or those of all threads where each slot is met by one.</param>
    /// <param name="scratch">Lends the room.</param>
    public GroupScan(QueryPlan plan, int rows, Groups groups, Scratch scratch)
    {
        _plan = plan;
        _rows = rows;
        _runs = new RunReader(plan, rows, scratch);
        int items = plan.Scan == ScanForm.Runs ? rows : Math.Min(rows, BlockRows);
        _measures = [.. plan.Measures.Select(measure => new MeasureReader(measure, scratch.Rent<int>(items)))];
        _slots = scratch.Rent<int>(items);
        _highSlots = scratch.Rent<int>(items);
        _lengths = scratch.Rent<int>(items);
        bool hashes = plan.Grouping == GroupForm.Hash;
        _indices = hashes ? scratch.Rent<int>(items) : [];
        _gathered = hashes ? scratch.Rent<int>(items) : [];
        _gatheredLengths = hashes ? scratch.Rent<int>(items) : [];
        _keys = hashes ? scratch.Rent<ulong>(items) : [];
        Groups = groups;
    }

    public Groups Groups { get; }

    /// <summary>Rows or runs looked at.</summary>
    public long Items { get; private set; }

    /// <summary>Adds rows [start, end) of a batch.</summary>
    public void Add(int batch, int start, int end)
    {
        for (; start < end; start += _rows)
            AddRange(batch, start, Math.Min(start + _rows, end));
    }

    void AddRange(int batch, int start, int end)
    {
        switch (_plan.Scan)
        {
            case ScanForm.Runs when _plan.Grouping == GroupForm.Dense && _plan.Measures.IsEmpty:
                CountRuns(batch, start, end);
                break;
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

    /// <summary>What is merely counted needs no refinement of the last column's runs.</summary>
    void CountRuns(int batch, int start, int end)
    {
        if (_plan.RunSources.Length < 2)
        {
            _runs.Read(batch, start, end, []);
            NestedRunCount.Add(_runs.Ends, _runs.Slots, Groups.Counts);
            Items += _runs.Count;
            return;
        }

        _runs.ReadApart(batch, start, end);
        NestedRunCount.Add(_runs.Ends, _runs.Slots, _runs.Coarsest.Ends, _runs.Coarsest.Slots, Groups.Counts);
        Items += _runs.Count + _runs.Coarsest.Count;
    }

    void AddRuns(int batch, int start, int end)
    {
        _runs.Read(batch, start, end, _plan.Measures.AsSpan());
        Items += _runs.Count;
        var lengths = _lengths.AsSpan(0, _runs.Count);
        RunLengths.Fill(_runs.Ends, 0, lengths);
        Accumulate(_runs.Slots, _plan.Grouping == GroupForm.Hash ? _runs.HighSlots : [], lengths, measure => _measures[measure].Runs(_runs, batch, start, end));
    }

    void AddHistogram(int batch, int start, int end)
    {
        _runs.Read(batch, start, end, []);
        Items += end - start;
        CodeHistogram.Add(_runs.Ends, _runs.Slots, _plan.RowSources[0].Column.Chunks[batch].Values<byte>()[start..end], Groups.Counts);
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
            int rows = Math.Min(Math.Min(BlockRows, _rows), end - start - row);
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
            SlotShares.Add(source, false, source.Column.Chunks[batch], start + row, slots);
        Span<int> high = [];
        if (_plan.Grouping == GroupForm.Hash)
        {
            high = _highSlots.AsSpan(0, rows);
            RunMask.Expand(_runs.Ends, _runs.HighSlots, run, row, high);
            foreach (var source in _plan.RowSources)
                SlotShares.Add(source, true, source.Column.Chunks[batch], start + row, high);
        }

        Accumulate(slots, high, [], measure => _measures[measure].Rows(batch, start + row, start + row + rows));
    }

    delegate ReadOnlySpan<int> ReadMeasure(int measure);

    void Accumulate(ReadOnlySpan<int> slots, ReadOnlySpan<int> highSlots, ReadOnlySpan<int> lengths, ReadMeasure read)
    {
        if (_plan.Grouping == GroupForm.Dense)
        {
            Groups.Rows.Add(slots, lengths, []);
            for (int measure = 0; measure < _measures.Length; measure++)
                AddMeasure(measure, slots, lengths, read(measure));
            return;
        }

        int selected = SelectedRows.Find(slots, _indices);
        var indices = _indices.AsSpan(0, selected);
        var keys = _keys.AsSpan(0, selected);
        SelectedRows.GatherKeys(slots, highSlots, indices, keys);
        var groupSlots = _slots.AsSpan(0, selected);
        Groups.AssignIds(keys, groupSlots);
        var groupLengths = _gatheredLengths.AsSpan(0, lengths.IsEmpty ? 0 : selected);
        if (!lengths.IsEmpty)
            SelectedRows.Gather(lengths, indices, groupLengths);
        Groups.Rows.Add(groupSlots, groupLengths, []);
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
