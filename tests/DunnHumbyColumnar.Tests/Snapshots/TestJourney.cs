using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Tests.Snapshots;

/// <summary>Small data sets of all eight tables with random but valid contents; equal seeds give equal data.</summary>
static class TestJourney
{
    /// <param name="seed">Decides on the contents.</param>
    /// <param name="rows">Rows of each table.</param>
    /// <param name="batchRows">Rows of each batch but the last.</param>
    /// <param name="forced">The encoding of all columns; null: chosen.</param>
    /// <param name="stores">Stores in the dictionary.</param>
    /// <param name="constants">Whether every other column has one value, so that few rows are stored as runs.</param>
    public static JourneyData Build(
        int seed = 1, int rows = 40, int batchRows = 7, ColumnEncoding? forced = null, int stores = 300, bool constants = false)
    {
        var random = new Random(seed);
        var specs = CompleteJourney.Tables;
        var dictionaries = specs.SelectMany(spec => spec.Columns).Where(column => column.IsCoded).DistinctBy(column => column.Dictionary)
            .Select(column => Dictionary(column, rows, stores, random)).ToDictionary(dictionary => dictionary.Name);
        var options = new EncodingOptions { BatchRows = batchRows, Forced = forced, Threads = 2 };
        return new JourneyData(specs.Select(spec => Table(spec, dictionaries, rows, random, options, constants)), dictionaries.Values);
    }

    static KeyDictionary Dictionary(ColumnSpec column, int rows, int stores, Random random)
    {
        string name = column.Dictionary!;
        if (name == CompleteJourney.Store)
            return new IdDictionary(name, [.. Enumerable.Range(0, stores).Select(i => (long)(i * 7))]);
        if (!column.IsText)
            return new IdDictionary(name, [.. Enumerable.Range(0, rows + 3)
                .Select(i => (name == CompleteJourney.Basket ? 26984851472L : 1L) + (3L * i) + random.Next(3))]);
        string[] texts =
            column.Kind == ColumnKind.Symbol ? ["0", "5", "A", "é"] : ["", "A", "AB", "Crème", "ZZ TOP", "\U0001F600 smile", "\uFFEE high"];
        Array.Sort(texts, StringComparer.Ordinal);
        return new TextDictionary(name, texts);
    }

    static TableData Table(
        TableSpec spec, Dictionary<string, KeyDictionary> dictionaries, int rows, Random random, EncodingOptions options, bool constants)
    {
        var coded = new CodedColumn?[spec.Columns.Length];
        long[][] values = new long[spec.Columns.Length][];
        for (int c = 0; c < values.Length; c++)
        {
            var column = spec.Columns[c];
            bool isConstant = constants && c % 2 == 1 && column.Name != spec.KeyColumn;
            if (column.Dictionary is { } name)
            {
                var dictionary = dictionaries[name];
                int[]? map = spec == CompleteJourney.CausalData && name == CompleteJourney.Store
                    ? [.. Enumerable.Range(0, dictionary.Count / 3).Select(i => (3 * i) + 1)]
                    : null;
                values[c] = Draw(rows, column.Name == spec.KeyColumn, isConstant ? 1 : map?.Length ?? dictionary.Count, random);
                coded[c] = new CodedColumn(dictionary, map, values[c].Distinct().Count());
            }
            else
            {
                long limit = Math.Min(column.Max, column.Kind == ColumnKind.WideNumber ? long.MaxValue - 1 : 600);
                values[c] = isConstant
                    ? [.. Enumerable.Repeat(limit, rows)]
                    : [.. Enumerable.Range(0, rows).Select(_ => random.NextInt64(Math.Max(column.Min, -500), limit + 1))];
            }
        }

        int[] order = [.. Enumerable.Range(0, rows)];
        var sort = spec.FullSortOrder();
        Array.Sort(order, (left, right) => sort.Select(c => values[c][left].CompareTo(values[c][right])).FirstOrDefault(sign => sign != 0));
        return TableEncoder.Encode(
            spec, new InMemoryRows([.. values.Select(column => order.Select(row => column[row]).ToArray())]), [.. coded],
            options, CancellationToken.None);
    }

    /// <summary>Codes with many repetitions, so that there are runs; a key column takes each code once.</summary>
    static long[] Draw(int rows, bool unique, int codes, Random random) => unique
        ? [.. Enumerable.Range(0, rows).Select(row => (long)row)]
        : [.. Enumerable.Range(0, rows).Select(_ => (long)random.Next(Math.Min(codes, 1 + random.Next(codes))))];
}
