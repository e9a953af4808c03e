using System.Buffers;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Snapshots;

/// <summary>
/// Reads extents into memory: every block that any of them touches is read and verified once, then copied out; blocks in parallel.
/// </summary>
sealed class ExtentReader
{
    readonly BlockFile[] _parts;
    readonly Extent[] _extents;
    readonly Memory<byte>[] _contents;
    readonly int[] _order;
    readonly List<Step> _steps = [];

    ExtentReader(BlockFile[] parts, Extent[] extents)
    {
        _parts = parts;
        _extents = extents;
        _contents = LargeArray.Slices(Array.ConvertAll(extents, extent => extent.Length));
        _order = new int[extents.Length];
        for (int i = 0; i < extents.Length; i++)
            _order[i] = i;
        Array.Sort(_order, (left, right) => (extents[left].Part, extents[left].Offset, left).CompareTo(
            (extents[right].Part, extents[right].Offset, right)));
        Plan();
    }

    /// <summary>The bytes of each extent in fresh memory.</summary>
    public static Memory<byte>[] Read(BlockFile[] parts, Extent[] extents, int threads, CancellationToken cancellationToken = default)
    {
        var reader = new ExtentReader(parts, extents);
        Workers.Run(threads, reader._steps.Count, (_, step) => reader.Run(reader._steps[step]), cancellationToken);
        return reader._contents;
    }

    /// <summary>Lists the blocks, each with the range of sorted extents that touch it.</summary>
    void Plan()
    {
        for (int i = 0; i < _order.Length; i++)
        {
            var extent = _extents[_order[i]];
            if (extent.Length == 0)
                continue;
            int blockBytes = _parts[extent.Part].BlockBytes;
            for (int block = (int)(extent.Offset / blockBytes); (long)block * blockBytes < extent.End; block++)
            {
                if (_steps.Count > 0 && _steps[^1] is var last && last.Part == extent.Part && last.Block == block)
                    _steps[^1] = last with { Last = i };
                else
                    _steps.Add(new Step(extent.Part, block, i, i));
            }
        }
    }

    void Run(Step step)
    {
        var file = _parts[step.Part];
        long start = (long)step.Block * file.BlockBytes;
        int length = file.LengthOf(step.Block);
        var only = _extents[_order[step.First]];
        if (step.First == step.Last && only.Offset <= start && only.End >= start + length)
        {
            file.Read(step.Block, _contents[_order[step.First]].Span[(int)(start - only.Offset)..]);
            return;
        }

        byte[] block = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            file.Read(step.Block, block);
            for (int i = step.First; i <= step.Last; i++)
            {
                var extent = _extents[_order[i]];
                long from = Math.Max(start, extent.Offset);
                long to = Math.Min(start + length, extent.End);
                if (from < to)
                    block.AsSpan((int)(from - start), (int)(to - from)).CopyTo(_contents[_order[i]].Span[(int)(from - extent.Offset)..]);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    /// <summary>One block and the sorted extents First..Last, all of which may touch it.</summary>
    readonly record struct Step(int Part, int Block, int First, int Last);
}
