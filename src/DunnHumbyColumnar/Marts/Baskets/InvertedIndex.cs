using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>Per item its baskets, and where it stands in those in which another item follows it. The arrays are the scratch's.</summary>
sealed class InvertedIndex
{
    readonly int[] _starts;
    readonly int[][] _next;
    int[] _postings = [];

    InvertedIndex(int[] baskets, int[] starts, int[][] next)
    {
        Baskets = baskets;
        Items = [.. Enumerable.Range(0, baskets.Length).Where(item => baskets[item] > 0)];
        _starts = starts;
        _next = next;
    }

    /// <summary>Baskets with each item.</summary>
    public int[] Baskets { get; }

    /// <summary>The items that any basket holds, ascending.</summary>
    public int[] Items { get; }

    /// <summary>Positions of all items.</summary>
    public int PostingCount => _starts[^1];

    /// <summary>The positions in <see cref="ItemBaskets.Items"/> at which an item is followed by another, ascending; after <see cref="FillPostings"/>.</summary>
    public ReadOnlySpan<int> PostingsOf(int item) => _postings.AsSpan(_starts[item].._starts[item + 1]);

    /// <summary>Positions of the items before this one.</summary>
    public int PostingsBefore(int item) => _starts[item];

    public static InvertedIndex Build(QueryContext context, ItemBaskets baskets, Scratch scratch)
    {
        int items = baskets.Filter.Items.Count;
        // As many parts as threads, whatever the number of segments: a part has counters for all items.
        int parts = Math.Clamp(context.Threads, 1, Math.Max(1, baskets.Segments.Length));
        int[][] next = Zeroed(scratch, parts, items);
        int[][] counts = Zeroed(scratch, parts, items);
        ForParts(context, baskets, parts, (part, segment) => Postings.Count(baskets.In(segment), counts[part], next[part]));

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
        return new InvertedIndex(total, starts, next);
    }

    /// <summary>Finds the positions, once: not every way to count pairs needs them.</summary>
    public void FillPostings(QueryContext context, ItemBaskets baskets, Scratch scratch)
    {
        _postings = scratch.Rent<int>(Math.Max(1, PostingCount));
        ForParts(context, baskets, _next.Length, (part, segment) => Postings.Scatter(baskets.In(segment), segment.Start, _next[part], _postings));
    }

    /// <summary>Runs a body for the segments of each part, in order.</summary>
    static void ForParts(QueryContext context, ItemBaskets baskets, int parts, Action<int, BasketSegment> body)
    {
        var segments = baskets.Segments;
        Workers.Run(
            context.Threads,
            parts,
            (_, part) =>
            {
                for (int segment = segments.Length * part / parts; segment < segments.Length * (part + 1) / parts; segment++)
                    body(part, segments[segment]);
            },
            context.CancellationToken);
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
