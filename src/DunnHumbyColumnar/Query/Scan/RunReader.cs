using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// One thread's reader of the runs of several columns in a row range: the merge of their run-end lists, with the group id of each merged
/// run or, for hashed groups, both key words. Rows count from the range's first. Spans are valid until the next read. Not thread-safe.
/// </summary>
sealed class RunReader
{
    readonly QueryPlan _plan;
    readonly RunList _column;
    readonly RunList[] _merged;
    RunList _spare;

    /// <param name="plan">The query.</param>
    /// <param name="rows">Maximum rows of a range.</param>
    /// <param name="scratch">Lends the arrays.</param>
    public RunReader(QueryPlan plan, int rows, Scratch scratch)
    {
        _plan = plan;
        _column = new RunList(rows + Vector<int>.Count, scratch);
        // Two lists with at most one run per row, plus the vector that the merge may write past its end.
        int room = (2 * rows) + Vector<int>.Count;
        _merged = new RunList[plan.Grouping == GroupForm.Hash ? 2 : 1];
        for (int word = 0; word < _merged.Length; word++)
            _merged[word] = new RunList(room, scratch);
        _spare = new RunList(room, scratch);
    }

    public int Count => _merged[0].Count;

    /// <summary>Exclusive end row of each merged run.</summary>
    public ReadOnlySpan<int> Ends => _merged[0].Ends;

    /// <summary>Partial group id of each merged run; for a hashed grouping its low key word.</summary>
    public ReadOnlySpan<int> GroupIds => _merged[0].GroupIds;

    /// <summary>High key word of each merged run; only for a hashed grouping.</summary>
    public ReadOnlySpan<int> HighWords => _merged[1].GroupIds;

    /// <summary>The runs of the column with the fewest runs, after <see cref="ReadApart"/>.</summary>
    public RunList Coarsest => _column;

    /// <summary>
    /// Reads rows [start, end) of a batch. The run ends of <paramref name="measures"/> are merged in too, without contributing to the group
    /// ids.
    /// </summary>
    public void Read(int batch, int start, int end, ReadOnlySpan<MeasureSource> measures)
    {
        for (int word = 0; word < _merged.Length; word++)
        {
            _merged[word].Reset(end - start);
            bool isFirst = true;
            foreach (var source in _plan.RunSources)
                Add(word, source.Column, source, batch, start, end, ref isFirst);
            foreach (var measure in measures)
                if (!IsSource(measure.Column))
                    Add(word, measure.Column, null, batch, start, end, ref isFirst);
        }
    }

    /// <summary>
    /// Reads rows [start, end) of a batch of two or more run columns, the one with the fewest runs into <see cref="Coarsest"/> instead of
    /// the merge. For dense groupings only.
    /// </summary>
    public void ReadApart(int batch, int start, int end)
    {
        _merged[0].Reset(end - start);
        bool isFirst = true;
        foreach (var source in _plan.RunSources.AsSpan()[..^1])
            Add(0, source.Column, source, batch, start, end, ref isFirst);
        Load(_column, _plan.RunSources[^1].Column, _plan.RunSources[^1], false, batch, start, end);
    }

    /// <summary>The stored value of a column in each merged run; the column took part in the last <see cref="Read"/>.</summary>
    public void Align(ScanColumn column, int batch, int start, int end, Span<int> values)
    {
        var chunk = column.Chunks[batch];
        int first = LoadEnds(_column, chunk, start, end);
        var ends = _column.Ends;
        switch (column.Type)
        {
            case StorageType.UInt8:
                RunLengths.Align(Ends, ends, chunk.Values<byte>().Slice(first, ends.Length), values);
                break;
            case StorageType.UInt16:
                RunLengths.Align(Ends, ends, chunk.Values<ushort>().Slice(first, ends.Length), values);
                break;
            case StorageType.Int16:
                RunLengths.Align(Ends, ends, chunk.Values<short>().Slice(first, ends.Length), values);
                break;
            default:
                RunLengths.Align(Ends, ends, chunk.Values<int>().Slice(first, ends.Length), values);
                break;
        }
    }

    bool IsSource(ScanColumn column)
    {
        foreach (var source in _plan.RunSources)
            if (source.Column == column)
                return true;
        return false;
    }

    void Add(int word, ScanColumn column, GroupIdSource? source, int batch, int start, int end, ref bool isFirst)
    {
        if (isFirst)
        {
            Load(_merged[word], column, source, word == 1, batch, start, end);
            isFirst = false;
            return;
        }

        Load(_column, column, source, word == 1, batch, start, end);
        var known = _merged[word];
        _spare.Count = RunMerge.Merge(known.Ends, known.GroupIds, _column.Ends, _column.GroupIds, _spare.EndRoom, _spare.GroupIdRoom);
        (_merged[word], _spare) = (_spare, known);
    }

    static void Load(RunList list, ScanColumn column, GroupIdSource? source, bool isHigh, int batch, int start, int end)
    {
        var chunk = column.Chunks[batch];
        int first = LoadEnds(list, chunk, start, end);
        list.GroupIds.Clear();
        if (source is not null)
            GroupIdTerms.Add(source, isHigh, chunk, first, list.GroupIds);
    }

    /// <summary>The ends of the runs in [start, end), counted from start; returns the index of the first run.</summary>
    static int LoadEnds(RunList list, ColumnChunk chunk, int start, int end)
    {
        int first = chunk.RunOf(start);
        list.Count = chunk.RunOf(end - 1) - first + 1;
        RunLengths.Shift(chunk.RunEnds.Slice(first, list.Count), start, list.EndRoom[..list.Count]);
        list.EndRoom[list.Count - 1] = end - start;
        return first;
    }
}
