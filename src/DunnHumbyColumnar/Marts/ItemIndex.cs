using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Per item its baskets, and where it stands in those in which another item follows it. The arrays are the scratch's.</summary>
sealed class ItemIndex
{
    readonly int[] _positions;
    readonly int[] _starts;

    ItemIndex(int[] baskets, int[] starts, int[] positions)
    {
        Baskets = baskets;
        _starts = starts;
        _positions = positions;
    }

    /// <summary>Baskets with each item.</summary>
    public int[] Baskets { get; }

    /// <summary>Positions of all items.</summary>
    public int PositionCount => _starts[^1];

    /// <summary>The positions in <see cref="ItemBaskets.Items"/> at which an item is followed by another, ascending.</summary>
    public ReadOnlySpan<int> PositionsOf(int item) => _positions.AsSpan(_starts[item].._starts[item + 1]);

    /// <summary>Positions of the items before this one.</summary>
    public int PositionsBefore(int item) => _starts[item];

    public static ItemIndex Build(QueryContext context, ItemBaskets baskets, Scratch scratch)
    {
        int items = baskets.Filter.Items.Count;
        var segments = baskets.Segments;
        // As many parts as threads, whatever the number of segments: a part has counters for all items.
        int parts = Math.Clamp(context.Threads, 1, Math.Max(1, segments.Length));
        ReadOnlySpan<BasketSegment> Part(int part) => segments.AsSpan((segments.Length * part / parts)..(segments.Length * (part + 1) / parts));
        int[][] next = Zeroed(scratch, parts, items);
        int[][] counts = Zeroed(scratch, parts, items);
        Workers.Run(
            context.Threads,
            parts,
            (_, part) =>
            {
                foreach (var segment in Part(part))
                    ItemPositions.Count(baskets.In(segment), counts[part], next[part]);
            },
            context.CancellationToken);

        int[] total = new int[items];
        int[] starts = new int[items + 1];
        int end = 0;
        for (int item = 0; item < items; item++)
        {
            starts[item] = end;
            for (int part = 0; part < parts; part++)
            {
                total[item] += counts[part][item];
                (next[part][item], end) = (end, end + next[part][item]);
            }
        }

        starts[items] = end;
        int[] positions = scratch.Rent<int>(Math.Max(1, end));
        Workers.Run(
            context.Threads,
            parts,
            (_, part) =>
            {
                foreach (var segment in Part(part))
                    ItemPositions.Scatter(baskets.In(segment), segment.Start, next[part], positions);
            },
            context.CancellationToken);
        return new ItemIndex(total, starts, positions);
    }

    static int[][] Zeroed(Scratch scratch, int arrays, int length)
    {
        var zeroed = new int[arrays][];
        for (int i = 0; i < arrays; i++)
        {
            zeroed[i] = scratch.Rent<int>(Math.Max(1, length));
            zeroed[i].AsSpan(0, length).Clear();
        }

        return zeroed;
    }
}
