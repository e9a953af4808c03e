using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Runtime;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// Turns chunk rows into final tables: merges the keys of all tables into frozen dictionaries, translates chunk-local codes, sorts,
/// encodes. The result depends only on the multiset of rows.
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

    /// <param name="tables">The tables as read, in definition order.</param>
    /// <param name="options">Sizes and threads.</param>
    /// <param name="whenReady">
    /// Receives each table, in definition order, as soon as it and those before it are ready; called from any thread, one call at a time.
    /// </param>
    /// <param name="cancellationToken">Checked between units of work.</param>
    public static JourneyData Assemble(
        IReadOnlyList<LoadedTable> tables, EncodingOptions options, Action<TableData>? whenReady, CancellationToken cancellationToken)
    {
        var assembler = new JourneyAssembler(tables, options);
        assembler.MergeKeys(cancellationToken);
        var ready = new ReorderBuffer<TableData>(tables.Count, whenReady);
        Workers.Run(
            options.Threads, tables.Count, (_, t) => ready.Set(t, assembler.Build(tables[t], cancellationToken)), cancellationToken);
        return new JourneyData(ready.Items, assembler._dictionaries.Values);
    }

    TableData Build(LoadedTable table, CancellationToken cancellationToken)
    {
        var coded = DescribeCodes(table);
        var sorted = Sort(table, coded, cancellationToken);
        return TableEncoder.Encode(table.Spec, sorted, [.. coded], _options, cancellationToken);
    }

    void MergeKeys(CancellationToken cancellationToken)
    {
        var groups = _tables.SelectMany(table => table.Spec.Columns.Select((column, index) => new KeyUse(table, column, index)))
            .Where(use => use.Column.IsCoded).ToLookup(use => use.Column.Dictionary!);
        if (_tables.FirstOrDefault(table => table.DerivesBaskets) is not { } derived)
        {
            MergeKeys([.. groups], cancellationToken);
            return;
        }

        MergeKeys([.. groups.Where(group => group.Key != CompleteJourney.Basket)], cancellationToken);
        DerivedBaskets.Fill(
            derived, (IdDictionary)_dictionaries[CompleteJourney.Household],
            _codes[(derived.Index, derived.Spec.IndexOf("household_key"))], _options.Threads, cancellationToken);
        MergeKeys([.. groups.Where(group => group.Key == CompleteJourney.Basket)], cancellationToken);
    }

    void MergeKeys(IReadOnlyList<IEnumerable<KeyUse>> groups, CancellationToken cancellationToken)
    {
        var merged = new (KeyDictionary Dictionary, int[][] Codes)[groups.Count];
        Workers.Run(_options.Threads, groups.Count, (_, g) => merged[g] = Merge([.. groups[g]], cancellationToken), cancellationToken);
        for (int g = 0; g < groups.Count; g++)
        {
            _dictionaries.Add(merged[g].Dictionary.Name, merged[g].Dictionary);
            int at = 0;
            foreach (var use in groups[g])
            {
                int count = use.Table.Chunks.Count();
                _codes.Add((use.Table.Index, use.Index), merged[g].Codes[at..(at + count)]);
                at += count;
            }
        }
    }

    static (KeyDictionary Dictionary, int[][] Codes) Merge(ImmutableArray<KeyUse> group, CancellationToken cancellationToken)
    {
        var column = group[0].Column;
        List<(ChunkRows Rows, int Column)> uses = [.. group.SelectMany(use => use.Table.Chunks.Select(rows => (rows, use.Index)))];
        if (column.IsText)
        {
            Func<string, string> textOf = group.Any(use => use.Table.IsAnonymised)
                ? label => AnonymisedLabels.Resolve(column.Name, label)
                : text => text;
            var (texts, textCodes) = DictionaryBuilder.MergeTexts(uses, textOf, cancellationToken);
            return (new TextDictionary(column.Dictionary!, texts), textCodes);
        }

        // A single text makes texts of all: an id is a number only if every use of it is.
        if (uses.Any(use => use.Rows.TextKeysOf(use.Column).Count > 0))
        {
            var (texts, textCodes) = DictionaryBuilder.MergeTextKeys(uses, cancellationToken);
            return (new IdDictionary(new TextDictionary(column.Dictionary!, texts)), textCodes);
        }

        var (ids, codes) = DictionaryBuilder.MergeIds(uses, cancellationToken);
        return (new IdDictionary(column.Dictionary!, ids), codes);
    }

    CodedColumn?[] DescribeCodes(LoadedTable table)
    {
        var spec = table.Spec;
        var coded = new CodedColumn?[spec.Columns.Length];
        for (int c = 0; c < coded.Length; c++)
            if (spec.Columns[c].Dictionary is { } dictionary)
                coded[c] = new CodedColumn(
                    _dictionaries[dictionary], null, CountDistinct(_codes[(table.Index, c)], _dictionaries[dictionary].Count));
        return coded;
    }

    SortedRows Sort(LoadedTable table, CodedColumn?[] coded, CancellationToken cancellationToken) =>
        CausalChunkRows.Fits(table.Spec) ? SortCausal(table, coded, cancellationToken) : Widen(table, cancellationToken);

    SortedRows SortCausal(LoadedTable table, CodedColumn?[] coded, CancellationToken cancellationToken)
    {
        var spec = table.Spec;
        int Column(string name) => spec.IndexOf(name);
        int[][] CodesOf(int column) => _codes[(table.Index, column)];
        int store = Column("store_id");
        ChunkRows[] chunks = [.. table.Chunks];
        int[] storeCodes = [.. CodesOf(store).SelectMany(codes => codes).Distinct().Order()];
        // At most 256 stores: a sorted, table-local code map makes a store one byte.
        bool local = storeCodes.Length <= byte.MaxValue + 1;
        int[][] finalStores = local
            ? Array.ConvertAll(CodesOf(store), codes => Array.ConvertAll(codes, code => Array.BinarySearch(storeCodes, code)))
            : CodesOf(store);
        if (local)
            coded[store] = coded[store]! with { CodeMap = storeCodes };
        int[] stores = StoresById(chunks, store, finalStores);

        var counts = new CausalCounts(
            _dictionaries[CompleteJourney.Product].Count, coded[Column("mailer")]!.Dictionary.Count,
            coded[Column("display")]!.Dictionary.Count, local ? storeCodes.Length : coded[store]!.Dictionary.Count);
        if (!CausalSortedRows.Fits(counts) || chunks.Any(chunk => chunk is not CausalChunkRows))
            return CausalWideRows.Sort(
                chunks, column => column == store ? finalStores : CodesOf(column), stores, _options.Threads, cancellationToken);
        CausalChunkRows[] packed = [.. chunks.Cast<CausalChunkRows>()];
        return CausalSortedRows.Sort(
            packed, [.. packed.Select((chunk, c) => CausalCodes.Create(chunk, column => CodesOf(column)[c], stores))], counts,
            _options.Threads, cancellationToken);
    }

    /// <summary>Final code by store id, of the stores in packed chunks of causal_data.</summary>
    static int[] StoresById(ChunkRows[] chunks, int column, int[][] codes)
    {
        var stores = new int[ushort.MaxValue + 1];
        for (int c = 0; c < chunks.Length; c++)
        {
            if (chunks[c] is not CausalChunkRows)
                continue;
            var ids = chunks[c].IdsOf(column);
            for (int i = 0; i < ids.Length; i++)
                stores[ids[i]] = codes[c][i];
        }

        return stores;
    }

    WideSortedRows Widen(LoadedTable table, CancellationToken cancellationToken)
    {
        var spec = table.Spec;
        WideChunkRows[] chunks = [.. table.Chunks.Cast<WideChunkRows>()];
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
        return WideSortedRows.Sort(spec, narrow, wide, rows, _options.Threads, cancellationToken);
    }

    static int[] JoinNarrow(WideChunkRows[] chunks, int column, int rows, int[][]? codes)
    {
        int[] joined = LargeArray.Allocate<int>(rows);
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
        long[] joined = LargeArray.Allocate<long>(rows);
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

    /// <summary>A column that a dictionary's keys come from.</summary>
    readonly record struct KeyUse(LoadedTable Table, ColumnSpec Column, int Index);
}
