using System.Numerics;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;

namespace DunnHumbyColumnar.Query;

/// <summary>
/// One thread's reader of the runs of several columns over one range of rows: their common refinement with the slots of both lanes. Rows count from the range's
/// first. Not thread-safe.
/// </summary>
sealed class RunReader
{
    readonly int[] _columnEnds;
    readonly int[] _columnSlots;
    readonly int[] _spareEnds;
    readonly int[] _spareSlots;
    readonly int[][] _ends = new int[2][];
    readonly int[][] _slots = new int[2][];
    readonly int[] _counts = new int[2];
    readonly QueryPlan _plan;

    public RunReader(QueryPlan plan, int rows)
    {
        _plan = plan;
        int room = (2 * rows) + Vector<int>.Count;
        _columnEnds = new int[rows + Vector<int>.Count];
        _columnSlots = new int[rows + Vector<int>.Count];
        _spareEnds = new int[room];
        _spareSlots = new int[room];
        for (int lane = 0; lane < Lanes; lane++)
        {
            _ends[lane] = new int[room];
            _slots[lane] = new int[room];
        }
    }

    int Lanes => _plan.Grouping == GroupForm.Hash ? 2 : 1;

    public int Count => _counts[0];

    /// <summary>Exclusive end row of each refined run.</summary>
    public ReadOnlySpan<int> Ends => _ends[0].AsSpan(0, Count);

    /// <summary>First lane of each refined run.</summary>
    public ReadOnlySpan<int> Slots => _slots[0].AsSpan(0, Count);

    /// <summary>Second lane of each refined run; only for a hashed grouping.</summary>
    public ReadOnlySpan<int> HighSlots => _slots[1].AsSpan(0, Count);

    /// <summary>Stored values read.</summary>
    public long ValuesRead { get; private set; }

    /// <summary>Reads rows [start, end) of a batch. The runs of <paramref name="measures"/> refine too, without a share in the slots.</summary>
    public void Read(int batch, int start, int end, IEnumerable<MeasureSource> measures)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            _counts[lane] = 0;
            foreach (var source in _plan.RunSources)
                Add(lane, source.Column, lane == 0 ? source.Shares : source.HighShares, batch, start, end);
            foreach (var measure in measures)
                if (!_plan.RunSources.Any(source => source.Column == measure.Column))
                    Add(lane, measure.Column, [], batch, start, end);
            if (_counts[lane] == 0)
            {
                _ends[lane][0] = end - start;
                _slots[lane][0] = 0;
                _counts[lane] = 1;
            }
        }
    }

    /// <summary>The stored value of a column in each refined run; the column took part in the last <see cref="Read"/>.</summary>
    public void Align(StoredColumn column, int batch, int start, int end, Span<int> values)
    {
        var chunk = column.Chunks[batch];
        int first = chunk.RunOf(start);
        int count = chunk.RunOf(end - 1) - first + 1;
        ClipEnds(chunk, first, count, start, end);
        var ends = _columnEnds.AsSpan(0, count);
        switch (column.Type)
        {
            case StorageType.UInt8:
                RunLengths.Align(Ends, ends, chunk.Values<byte>().Slice(first, count), values);
                break;
            case StorageType.UInt16:
                RunLengths.Align(Ends, ends, chunk.Values<ushort>().Slice(first, count), values);
                break;
            case StorageType.Int16:
                RunLengths.Align(Ends, ends, chunk.Values<short>().Slice(first, count), values);
                break;
            default:
                RunLengths.Align(Ends, ends, chunk.Values<int>().Slice(first, count), values);
                break;
        }
    }

    void Add(int lane, StoredColumn column, int[] shares, int batch, int start, int end)
    {
        var chunk = column.Chunks[batch];
        int first = chunk.RunOf(start);
        int count = chunk.RunOf(end - 1) - first + 1;
        ValuesRead += count;
        ClipEnds(chunk, first, count, start, end);
        var slots = _columnSlots.AsSpan(0, count);
        slots.Clear();
        if (shares.Length > 0)
            SlotShares.Add(column, shares, null, chunk, first, slots);
        if (_counts[lane] == 0)
        {
            _columnEnds.AsSpan(0, count).CopyTo(_ends[lane]);
            slots.CopyTo(_slots[lane]);
            _counts[lane] = count;
            return;
        }

        int known = _counts[lane];
        _counts[lane] = RunMerge.Merge(
            _ends[lane].AsSpan(0, known), _slots[lane].AsSpan(0, known), _columnEnds.AsSpan(0, count), slots, _spareEnds, _spareSlots);
        _spareEnds.AsSpan(0, _counts[lane]).CopyTo(_ends[lane]);
        _spareSlots.AsSpan(0, _counts[lane]).CopyTo(_slots[lane]);
    }

    void ClipEnds(ColumnChunk chunk, int first, int count, int start, int end)
    {
        RunLengths.Shift(chunk.RunEnds.Slice(first, count), start, _columnEnds.AsSpan(0, count));
        _columnEnds[count - 1] = end - start;
    }
}
