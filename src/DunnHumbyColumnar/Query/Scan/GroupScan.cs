using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>One thread's scan: reads row ranges in the form the plan chose and adds them to groups. Not thread-safe.</summary>
/// <remarks>
/// <code>
/// run columns   week 1 1 1 2 2 ... store 7 7 8 8 8 ...
///     |  RunReader: merge of the run-end lists, one partial group id per run
///     v
/// partial ids   [  3  3  4 10 10 ... ]      expanded to the rows of a block
///     |  + row columns: code x stride per row (GroupIdTerms); a filter makes the id negative
///     v
/// group ids     [ 63  F 84 70  F ... ]      F: filtered
///     |  hash plan: (low, high) key words -> HashGroups -> group ids
///     v
/// accumulators  count[63]++, sum[63] += value, ...
/// </code>
/// A scan of runs skips the middle step: accumulators take group ids and run lengths.
/// </remarks>
sealed class GroupScan
{
    /// <summary>Rows of a block: their group ids and values stay in L1 from one kernel to the next.</summary>
    const int BlockRows = 4096;

    readonly QueryPlan _plan;
    readonly int _rows;
    readonly RunReader _runs;
    readonly MeasureReader[] _measures;
    readonly int[] _groupIds;
    readonly int[] _highWords;
    readonly int[] _lengths;
    readonly int[] _indices;
    readonly int[] _gathered;
    readonly int[] _gatheredLengths;
    readonly ulong[] _keys;

    /// <param name="plan">The query.</param>
    /// <param name="rows">Maximum rows that are read at a time.</param>
    /// <param name="groups">Receives the rows: this thread's groups, or those of all threads if no two of them reach the same
    /// group.</param>
    /// <param name="scratch">Lends the arrays.</param>
    public GroupScan(QueryPlan plan, int rows, Groups groups, Scratch scratch)
    {
        _plan = plan;
        _rows = rows;
        _runs = new RunReader(plan, rows, scratch);
        int items = plan.Scan == ScanForm.Runs ? rows : Math.Min(rows, BlockRows);
        _measures = [.. plan.Measures.Select(measure => new MeasureReader(measure, scratch.Rent<int>(items)))];
        _groupIds = scratch.Rent<int>(items);
        _highWords = scratch.Rent<int>(items);
        _lengths = scratch.Rent<int>(items);
        bool isHashed = plan.Grouping == GroupForm.Hash;
        _indices = isHashed ? scratch.Rent<int>(items) : [];
        _gathered = isHashed ? scratch.Rent<int>(items) : [];
        _gatheredLengths = isHashed ? scratch.Rent<int>(items) : [];
        _keys = isHashed ? scratch.Rent<ulong>(items) : [];
        Groups = groups;
    }

    public Groups Groups { get; }

    /// <summary>Number of rows or runs read.</summary>
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

    /// <summary>Counting does not need the last column's runs merged: <see cref="NestedRunCount"/> does that on the way.</summary>
    void CountRuns(int batch, int start, int end)
    {
        if (_plan.RunSources.Length < 2)
        {
            _runs.Read(batch, start, end, []);
            NestedRunCount.Add(_runs.Ends, _runs.GroupIds, Groups.Counts);
            Items += _runs.Count;
            return;
        }

        _runs.ReadApart(batch, start, end);
        NestedRunCount.Add(_runs.Ends, _runs.GroupIds, _runs.Coarsest.Ends, _runs.Coarsest.GroupIds, Groups.Counts);
        Items += _runs.Count + _runs.Coarsest.Count;
    }

    void AddRuns(int batch, int start, int end)
    {
        _runs.Read(batch, start, end, _plan.Measures.AsSpan());
        Items += _runs.Count;
        var lengths = _lengths.AsSpan(0, _runs.Count);
        RunLengths.Fill(_runs.Ends, 0, lengths);
        Accumulate(_runs.GroupIds, _plan.Grouping == GroupForm.Hash ? _runs.HighWords : [], lengths, measure =>
            _measures[measure].Runs(_runs, batch, start, end));
    }

    void AddHistogram(int batch, int start, int end)
    {
        _runs.Read(batch, start, end, []);
        Items += end - start;
        CodeHistogram.Add(_runs.Ends, _runs.GroupIds, _plan.RowSources[0].Column.Chunks[batch].Values<byte>()[start..end], Groups.Counts);
    }

    void AddRows(int batch, int start, int end)
    {
        _runs.Read(batch, start, end, []);
        int run = 0;
        for (int row = 0; row < end - start;)
        {
            // Runs that are filtered out are skipped without reading their rows.
            for (; run < _runs.Count && _runs.GroupIds[run] < 0; run++)
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
        var groupIds = _groupIds.AsSpan(0, rows);
        RunMask.Expand(_runs.Ends, _runs.GroupIds, run, row, groupIds);
        foreach (var source in _plan.RowSources)
            GroupIdTerms.Add(source, false, source.Column.Chunks[batch], start + row, groupIds);
        Span<int> high = [];
        if (_plan.Grouping == GroupForm.Hash)
        {
            high = _highWords.AsSpan(0, rows);
            RunMask.Expand(_runs.Ends, _runs.HighWords, run, row, high);
            foreach (var source in _plan.RowSources)
                GroupIdTerms.Add(source, true, source.Column.Chunks[batch], start + row, high);
        }

        Accumulate(groupIds, high, [], measure => _measures[measure].Rows(batch, start + row, start + row + rows));
    }

    delegate ReadOnlySpan<int> ReadMeasure(int measure);

    void Accumulate(ReadOnlySpan<int> groupIds, ReadOnlySpan<int> highWords, ReadOnlySpan<int> lengths, ReadMeasure read)
    {
        if (_plan.Grouping == GroupForm.Dense)
        {
            Groups.Rows.Add(groupIds, lengths, []);
            for (int measure = 0; measure < _measures.Length; measure++)
                AddMeasure(measure, groupIds, lengths, read(measure));
            return;
        }

        int selected = SelectedRows.Find(groupIds, _indices);
        var indices = _indices.AsSpan(0, selected);
        var keys = _keys.AsSpan(0, selected);
        SelectedRows.GatherKeys(groupIds, highWords, indices, keys);
        var hashedIds = _groupIds.AsSpan(0, selected);
        Groups.AssignIds(keys, hashedIds);
        var selectedLengths = _gatheredLengths.AsSpan(0, lengths.IsEmpty ? 0 : selected);
        if (!lengths.IsEmpty)
            SelectedRows.Gather(lengths, indices, selectedLengths);
        Groups.Rows.Add(hashedIds, selectedLengths, []);
        for (int measure = 0; measure < _measures.Length; measure++)
        {
            var values = _gathered.AsSpan(0, selected);
            SelectedRows.Gather(read(measure), indices, values);
            AddMeasure(measure, hashedIds, selectedLengths, values);
        }
    }

    void AddMeasure(int measure, ReadOnlySpan<int> groupIds, ReadOnlySpan<int> lengths, ReadOnlySpan<int> values)
    {
        if (_plan.Measures[measure].HasNull)
        {
            var known = _highWords.AsSpan(0, groupIds.Length);
            groupIds.CopyTo(known);
            GroupIds.KeepRange(values, 0, int.MaxValue, known);
            groupIds = known;
        }

        for (int a = 0; a < Groups.Accumulators.Length; a++)
            if (_plan.MeasureOfAggregate[a] == measure)
                Groups.Accumulators[a]!.Add(groupIds, lengths, values);
    }
}
