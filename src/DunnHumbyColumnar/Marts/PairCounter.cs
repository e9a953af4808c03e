using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>
/// Counts all pairs of items, item by item, several items at a time. What is held: an integer per item of a basket twice (where it is, and what stands there), three per item and
/// thread; or, where bitmaps are used, those and the counts of all pairs, each at most <see cref="MostBitmapBytes"/>, and an eighth of the bitmaps for the words of rare items.
/// </summary>
sealed class PairCounter
{
    /// <summary>Relative cost of a pair in a basket, and of and-ing and counting a word.</summary>
    const double CostOfMeeting = 35;
    const double CostOfWord = 1;

    const long MostBitmapBytes = 64L << 20;

    /// <summary>Chunks a thread gets on average: what an item costs is not known in advance.</summary>
    const int ChunksPerThread = 32;

    readonly QueryContext _context;
    readonly ItemBaskets _baskets;
    readonly PairMatrix? _matrix;
    readonly Scratch[] _scratch;

    public PairCounter(QueryContext context, ItemBaskets baskets, ItemIndex index, PairForm form, Scratch[] scratch)
    {
        _context = context;
        _baskets = baskets;
        Index = index;
        _scratch = scratch;
        Form = form;
        if (Form == PairForm.Bitmaps)
        {
            var bits = scratch[0].Rent<ulong>((int)BasketBitmaps.WordsFor(baskets, index.Items.Length));
            _matrix = PairMatrix.Build(context, BasketBitmaps.Build(context, baskets, index.Items, bits), scratch[0]);
        }
        else
        {
            index.Locate(context, baskets, scratch[0]);
        }

        Chunks = Cut();
    }

    public ItemIndex Index { get; }

    public PairForm Form { get; }

    /// <summary>Ranges of items, in order.</summary>
    public (int Start, int End)[] Chunks { get; }

    /// <summary>Runs <paramref name="body"/>(chunk, item, pairs of the item) for every item that occurs; the items of a chunk in order and by one thread.</summary>
    public void Run(int minimum, Action<int, int, PairRows> body)
    {
        var rows = new PairRows?[_context.Threads];
        Workers.Run(
            _context.Threads,
            Chunks.Length,
            (worker, chunk) =>
            {
                var reader = rows[worker] ??= new PairRows(_baskets, Index, _matrix, _scratch[worker]);
                for (int item = Chunks[chunk].Start; item < Chunks[chunk].End; item++)
                {
                    reader.Read(item, minimum);
                    if (reader.Met > 0)
                        body(chunk, item, reader);
                }
            },
            _context.CancellationToken);
    }

    /// <summary>The pairs there are in baskets against those there could be.</summary>
    public static PairForm Choose(ItemBaskets baskets, int items)
    {
        long words = BasketBitmaps.WordsFor(baskets, items);
        return words * sizeof(ulong) <= MostBitmapBytes && PairMatrix.LengthFor(items) * sizeof(int) <= MostBitmapBytes && words * (items - 1) / 2 * CostOfWord < baskets.Meetings * CostOfMeeting ? PairForm.Bitmaps : PairForm.Partners;
    }

    (int Start, int End)[] Cut()
    {
        int items = Index.Baskets.Length;
        int step = Math.Max(1, Index.PositionCount / (_context.Threads * ChunksPerThread));
        var chunks = new List<(int, int)>();
        for (int start = 0, item = 0; item < items;)
        {
            item++;
            if (item < items && Index.PositionsBefore(item) - Index.PositionsBefore(start) < step)
                continue;
            chunks.Add((start, item));
            start = item;
        }

        return [.. chunks];
    }
}
