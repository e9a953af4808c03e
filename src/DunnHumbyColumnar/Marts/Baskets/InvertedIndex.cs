using DunnHumbyColumnar.Kernels;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Inverted index of baskets: per item the number of its baskets and its postings, the positions at which another item follows it, in CSR
/// form. The arrays belong to the scratch.
/// </summary>
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

    /// <summary>Number of baskets with each item.</summary>
    public int[] Baskets { get; }

    /// <summary>The items that occur in any basket, ascending.</summary>
    public int[] Items { get; }

    /// <summary>Number of postings of all items.</summary>
    public int PostingCount => _starts[^1];

    /// <summary>
    /// The positions in <see cref="ItemBaskets.Items"/> at which another item follows this one, ascending; after
    /// <see cref="FillPostings"/>.
    /// </summary>
    public ReadOnlySpan<int> PostingsOf(int item) => _postings.AsSpan(_starts[item].._starts[item + 1]);

    /// <summary>Number of postings of the items before this one.</summary>
    public int PostingsBefore(int item) => _starts[item];

    public static InvertedIndex Build(QueryContext context, ItemBaskets baskets, Scratch scratch)
    {
        int items = baskets.Filter.Items.Count;
        // At most one part per thread, however many segments there are: each part has counters for all items.
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

    /// <summary>Fills the postings, once: counting by a matrix does not need them.</summary>
    public void FillPostings(QueryContext context, ItemBaskets baskets, Scratch scratch)
    {
        _postings = scratch.Rent<int>(Math.Max(1, PostingCount));
        ForParts(context, baskets, _next.Length, (part, segment) =>
            Postings.Scatter(baskets.In(segment), segment.Start, _next[part], _postings));
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
