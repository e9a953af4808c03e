namespace DunnHumbyColumnar.Columns;

/// <summary>Counts orphans: keys in a table that the dimension table of the key lacks.</summary>
static class OrphanCounter
{
    static readonly (string Dictionary, TableSpec Dimension)[] Dimensions =
    [
        (CompleteJourney.Household, CompleteJourney.Demographics),
        (CompleteJourney.Product, CompleteJourney.Products),
        (CompleteJourney.Campaign, CompleteJourney.Campaigns),
    ];

    /// <summary>One entry per table and key column that has orphans, tables in definition order.</summary>
    public static List<OrphanKeys> Count(JourneyData data, CancellationToken cancellationToken)
    {
        var found = new List<OrphanKeys>();
        foreach (var (dictionary, dimension) in Dimensions)
        {
            bool[] known = new bool[data.Dictionaries[dictionary].Count];
            if (data.Dictionaries[dictionary] is IdDictionary { HasAnonymous: true })
                known[0] = true;
            foreach (int code in ColumnReader.Codes(KeyOf(data[dimension.Name], dictionary)))
                known[code] = true;
            foreach (var table in data.Tables.Where(table => table.Spec.Name != dimension.Name))
                if (table.Columns.FirstOrDefault(column => column.Spec.Dictionary == dictionary) is { } column
                    && Count(column, known, cancellationToken) is { Rows: > 0 } orphans)
                    found.Add(new OrphanKeys(table.Spec.Name, column.Spec.Name, dimension.Name, orphans.Keys, orphans.Rows));
        }

        return [.. found.OrderBy(orphans => data.Tables.IndexOf(data[orphans.Table]))];
    }

    static ColumnData KeyOf(TableData table, string dictionary) => table.Columns.First(column => column.Spec.Dictionary == dictionary);

    static (int Keys, long Rows) Count(ColumnData column, bool[] known, CancellationToken cancellationToken)
    {
        long rows = 0;
        bool[] orphaned = new bool[known.Length];
        foreach (var chunk in column.Chunks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var runs = RunView<int>.From(chunk);
            for (int run = 0, start = 0; run < runs.Count; start = runs.Ends[run++])
            {
                int code = column.CodeOf(runs.Values[run]);
                if (known[code])
                    continue;
                orphaned[code] = true;
                rows += runs.Ends[run] - start;
            }
        }

        return (orphaned.Count(flag => flag), rows);
    }
}
