using DunnHumbyColumnar.Query;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Marts;

/// <summary>Baskets and their inverted index, from which co-occurrences are counted. Owns the scratch that holds them.</summary>
sealed class CooccurrenceIndex : IDisposable
{
    /// <summary>Bytes of counts and maps per item, beside those in the scratch.</summary>
    const int BytesPerItem = 48;

    readonly QueryContext _context;
    readonly Scratch[] _scratch;

    CooccurrenceIndex(QueryContext context, Scratch[] scratch, ItemBaskets baskets, InvertedIndex index)
    {
        _context = context;
        _scratch = scratch;
        Baskets = baskets;
        Index = index;
    }

    public ItemBaskets Baskets { get; }

    public InvertedIndex Index { get; }

    public static CooccurrenceIndex Build(QueryContext context, BasketOptions options)
    {
        Scratch[] scratch = [.. Enumerable.Range(0, context.Threads)
            .Select(_ => new Scratch(context.Memory, "counting what is bought together"))];
        try
        {
            long items = ItemCatalog.From(context.Data, options.Level).Count;
            context.Memory.Reserve("the items of the baskets", items * BytesPerItem);
            var baskets = ItemBaskets.Build(context, BasketFilter.Create(context, options, scratch[0]), scratch[0]);
            return new CooccurrenceIndex(context, scratch, baskets, InvertedIndex.Build(context, baskets, scratch[0]));
        }
        catch
        {
            Array.ForEach(scratch, room => room.Dispose());
            throw;
        }
    }

    /// <summary>The plan for counting in a matrix, worthwhile or not.</summary>
    public CooccurrencePlan Plan() => CooccurrencePlan.Create(
        Index.Baskets, BasketBitmaps.WordsFor(Baskets, 1), Baskets.Cooccurrences,
        Math.Clamp(_context.Threads, 1, Math.Max(1, Baskets.Segments.Length)),
        Math.Min(CooccurrencePlan.MaxBytes, _context.Memory.Budget.FreeBytes / 2));

    /// <summary>The cheaper counter, by matrix or sparse.</summary>
    public CooccurrenceCounter Count() => Count(Plan() is { IsWorthwhile: true } plan ? plan : null);

    /// <summary>A counter by the plan of a matrix; null: sparse counters.</summary>
    public CooccurrenceCounter Count(CooccurrencePlan? plan) => new(_context, Baskets, Index, plan, _scratch);

    /// <summary>An array that is valid until this is disposed.</summary>
    public T[] Rent<T>(long length)
        where T : unmanaged => _scratch[0].Rent<T>(checked((int)length));

    public void Dispose() => Array.ForEach(_scratch, room => room.Dispose());
}
