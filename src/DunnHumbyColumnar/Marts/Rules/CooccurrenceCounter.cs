using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Counts the co-occurrences of all items, item by item, several items in parallel: in a matrix if there is a plan for one, else sparsely
/// from postings. Memory: the items of all baskets and three integers per item and thread, and either their postings or what
/// <see cref="CooccurrencePlan.MaxBytes"/> allows.
/// </summary>
sealed class CooccurrenceCounter
{
    /// <summary>Chunks per thread on average: the cost of an item is not known in advance.</summary>
    const int ChunksPerThread = 32;

    readonly QueryContext _context;
    readonly ItemBaskets _baskets;
    readonly CooccurrenceMatrix? _matrix;
    readonly Scratch[] _scratch;

    /// <param name="context">Threads.</param>
    /// <param name="baskets">The baskets.</param>
    /// <param name="index">Their inverted index.</param>
    /// <param name="plan">The plan of a matrix, with a cell for every pair; null: sparse counters, which cost the pairs that occur.</param>
    /// <param name="scratch">One per thread.</param>
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

    /// <summary>
    /// Runs <paramref name="body"/>(worker, chunk, item, row) for every item that co-occurs with a later one; the items of a chunk in order
    /// and on one thread.
    /// </summary>
    public void Run(int minimum, Action<int, int, int, CooccurrenceRow> body)
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
                        body(worker, chunk, item, reader);
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
