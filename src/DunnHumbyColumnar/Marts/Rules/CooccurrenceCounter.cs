using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Counts all pairs of items, item by item, several items at a time. What is held: an integer per item of a basket twice (where it is, and what stands there), three per item and
/// thread; or, where all pairs have their place, those and what <see cref="CooccurrencePlan.MaxBytes"/> allows.
/// </summary>
sealed class CooccurrenceCounter
{
    /// <summary>Chunks a thread gets on average: what an item costs is not known in advance.</summary>
    const int ChunksPerThread = 32;

    readonly QueryContext _context;
    readonly ItemBaskets _baskets;
    readonly CooccurrenceMatrix? _matrix;
    readonly Scratch[] _scratch;

    /// <param name="context">Threads.</param>
    /// <param name="baskets">The baskets.</param>
    /// <param name="index">Their items.</param>
    /// <param name="plan">Of a place for every pair there could be; null: one item after another has counters for its partners, which costs the pairs that occur.</param>
    /// <param name="scratch">Each thread's room.</param>
    public CooccurrenceCounter(QueryContext context, ItemBaskets baskets, InvertedIndex index, CooccurrencePlan? plan, Scratch[] scratch)
    {
        _context = context;
        _baskets = baskets;
        Index = index;
        _scratch = scratch;
        if (plan is not null)
            _matrix = CooccurrenceMatrix.Build(context, baskets, index, plan, scratch[0]);
        else
            index.FillPostings(context, baskets, scratch[0]);
        Chunks = Cut();
    }

    public InvertedIndex Index { get; }

    /// <summary>Ranges of items, in order.</summary>
    public (int Start, int End)[] Chunks { get; }

    /// <summary>Runs <paramref name="body"/>(chunk, item, pairs of the item) for every item that occurs; the items of a chunk in order and by one thread.</summary>
    public void Run(int minimum, Action<int, int, CooccurrenceRow> body)
    {
        var rows = new CooccurrenceRow?[_context.Threads];
        Workers.Run(
            _context.Threads,
            Chunks.Length,
            (worker, chunk) =>
            {
                var reader = rows[worker] ??= new CooccurrenceRow(_baskets, Index, _matrix, _scratch[worker]);
                for (int item = Chunks[chunk].Start; item < Chunks[chunk].End; item++)
                {
                    reader.Read(item, minimum);
                    if (reader.Distinct > 0)
                        body(chunk, item, reader);
                }
            },
            _context.CancellationToken);
    }

    (int Start, int End)[] Cut()
    {
        int items = Index.Baskets.Length;
        int step = Math.Max(1, Index.PostingCount / (_context.Threads * ChunksPerThread));
        var chunks = new List<(int, int)>();
        for (int start = 0, item = 0; item < items;)
        {
            item++;
            if (item < items && Index.PostingsBefore(item) - Index.PostingsBefore(start) < step)
                continue;
            chunks.Add((start, item));
            start = item;
        }

        return [.. chunks];
    }
}
