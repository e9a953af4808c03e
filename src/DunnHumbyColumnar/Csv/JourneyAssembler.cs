using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Chunk rows to final tables: unites the keys of all tables into frozen dictionaries, translates the chunk-local codes, sorts, encodes.
/// The result depends only on the multiset of rows.
/// </summary>
sealed class JourneyAssembler
{
    readonly IReadOnlyList<LoadedTable> _tables;
    readonly EncodingOptions _options;
    readonly Dictionary<string, KeyDictionary> _dictionaries = new(StringComparer.Ordinal);
    readonly Dictionary<(int Table, int Column), int[][]> _codes = [];

    JourneyAssembler(IReadOnlyList<LoadedTable> tables, EncodingOptions options)
    {
        _tables = tables;
        _options = options;
    }

    public static JourneyData Assemble(IReadOnlyList<LoadedTable> tables, EncodingOptions options, CancellationToken cancellationToken)
    {
        var assembler = new JourneyAssembler(tables, options);
        assembler.UniteKeys();
        var data = tables.Select(table => assembler.Encode(table, cancellationToken)).ToList();
        return new JourneyData(data, assembler._dictionaries.Values);
    }

    void UniteKeys()
    {
        var coded = _tables.SelectMany(table => table.Header.Spec.Columns.Select((column, index) => (table, column, index))).Where(entry => entry.column.IsCoded);
        foreach (var group in coded.GroupBy(entry => entry.column.Dictionary!))
        {
            var uses = group.ToList();
            int[][] codes;
            if (uses[0].column.IsText)
            {
                (string[] texts, codes) = DictionaryBuilder.UniteTexts([.. uses.SelectMany(use => ChunksOf(use.table).Select(rows => (rows, use.index)))]);
                _dictionaries.Add(group.Key, new TextDictionary(group.Key, texts));
            }
            else
            {
                (long[] ids, codes) = DictionaryBuilder.UniteIds([.. uses.SelectMany(use => ChunksOf(use.table).Select(rows => (rows, use.index)))]);
                _dictionaries.Add(group.Key, new IdDictionary(group.Key, ids));
            }

            int at = 0;
            foreach (var use in uses)
            {
                int count = use.table.Chunks.Length;
                _codes.Add((use.table.Index, use.index), codes[at..(at + count)]);
                at += count;
            }
        }
    }

    TableData Encode(LoadedTable table, CancellationToken cancellationToken)
    {
        var spec = table.Header.Spec;
        var coded = new CodedColumn?[spec.Columns.Length];
        for (int c = 0; c < coded.Length; c++)
            if (spec.Columns[c].Dictionary is { } dictionary)
                coded[c] = new CodedColumn(_dictionaries[dictionary], null, CountDistinct(_codes[(table.Index, c)], _dictionaries[dictionary].Count));
        SortedRows rows = CausalChunkRows.Fits(spec) ? SortCausal(table, coded, cancellationToken) : Widen(table, cancellationToken);
        return TableEncoder.Encode(spec, rows, [.. coded], _options, cancellationToken);
    }

    SortedRows SortCausal(LoadedTable table, CodedColumn?[] coded, CancellationToken cancellationToken)
    {
        var spec = table.Header.Spec;
        int Column(string name) => spec.IndexOf(name);
        int[][] CodesOf(string name) => _codes[(table.Index, Column(name))];
        var storeIds = ((IdDictionary)coded[Column("store_id")]!.Dictionary).Ids;
        int[] storeCodes = [.. CodesOf("store_id").SelectMany(codes => codes).Distinct().Order()];
        var stores = new int[ushort.MaxValue + 1];
        // A table that names at most 256 stores has its own sorted list of them: one byte a row.
        bool local = storeCodes.Length <= byte.MaxValue + 1;
        for (int i = 0; i < storeCodes.Length; i++)
            stores[storeIds[storeCodes[i]]] = local ? i : storeCodes[i];
        if (local)
            coded[Column("store_id")] = coded[Column("store_id")]! with { CodeMap = storeCodes };

        CausalChunkRows[] chunks = [.. ChunksOf(table).Cast<CausalChunkRows>()];
        var codes = new CausalCodes[chunks.Length];
        for (int c = 0; c < codes.Length; c++)
            codes[c] = CausalCodes.Of(chunks[c], CodesOf("product_id")[c], CodesOf("mailer")[c], CodesOf("display")[c], stores);
        var counts = new CausalCounts(
            _dictionaries[CompleteJourney.Product].Count, coded[Column("mailer")]!.Dictionary.Count, coded[Column("display")]!.Dictionary.Count, local ? storeCodes.Length : storeIds.Length);
        return CausalSortedRows.Fits(counts)
            ? CausalSortedRows.Sort(chunks, codes, counts, _options.Threads, cancellationToken)
            : CausalWideRows.Sort(chunks, codes);
    }

    WideSortedRows Widen(LoadedTable table, CancellationToken cancellationToken)
    {
        var spec = table.Header.Spec;
        WideChunkRows[] chunks = [.. ChunksOf(table).Cast<WideChunkRows>()];
        int rows = chunks.Sum(chunk => chunk.Count);
        var narrow = new int[]?[spec.Columns.Length];
        var wide = new long[]?[spec.Columns.Length];
        Workers.Run(
            _options.Threads,
            spec.Columns.Length,
            (_, c) =>
            {
                if (spec.Columns[c].Kind == ColumnKind.WideNumber)
                    wide[c] = JoinWide(chunks, c, rows);
                else
                    narrow[c] = JoinNarrow(chunks, c, rows, _codes.GetValueOrDefault((table.Index, c)));
            },
            cancellationToken);
        return new WideSortedRows(spec, narrow, wide, rows);
    }

    static int[] JoinNarrow(WideChunkRows[] chunks, int column, int rows, int[][]? codes)
    {
        var joined = new int[rows];
        int at = 0;
        for (int c = 0; c < chunks.Length; c++)
        {
            var values = chunks[c].Narrow(column);
            if (codes is null)
                values.CopyTo(joined.AsSpan(at));
            else
                for (int i = 0; i < values.Length; i++)
                    joined[at + i] = codes[c][values[i]];
            at += values.Length;
            chunks[c].Release(column);
        }

        return joined;
    }

    static long[] JoinWide(WideChunkRows[] chunks, int column, int rows)
    {
        var joined = new long[rows];
        int at = 0;
        foreach (var chunk in chunks)
        {
            chunk.Wide(column).CopyTo(joined.AsSpan(at));
            at += chunk.Count;
            chunk.Release(column);
        }

        return joined;
    }

    static int CountDistinct(int[][] codes, int dictionaryCount)
    {
        var seen = new bool[dictionaryCount];
        foreach (int[] own in codes)
            foreach (int code in own)
                seen[code] = true;
        return seen.Count(used => used);
    }

    static IEnumerable<ChunkRows> ChunksOf(LoadedTable table) => table.Chunks.Select(chunk => chunk!.Rows);
}
