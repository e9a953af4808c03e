using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Reliability;

/// <summary>What every journey is like, found out row by row, without the library's own checks.</summary>
static class SecondOpinion
{
    public static void Check(JourneyData data)
    {
        foreach (var dictionary in data.Dictionaries.Values)
        {
            var keys = Enumerable.Range(0, dictionary.Count).ToList();
            bool ascends = dictionary is TextDictionary texts
                ? keys.Skip(1).All(code => string.CompareOrdinal(texts.Texts[code - 1], texts.Texts[code]) < 0)
                : keys.Skip(1).All(code => ((IdDictionary)dictionary).Ids[code - 1] < ((IdDictionary)dictionary).Ids[code]);
            Require(ascends, $"the keys of {dictionary.Name} do not ascend");
        }

        foreach (var table in data.Tables)
            Check(table);
    }

    static void Check(TableData table)
    {
        long[][] columns = [.. table.Columns.Select(column => column.Chunks.SelectMany(Values).ToArray())];
        for (int c = 0; c < columns.Length; c++)
        {
            var column = table.Columns[c];
            Require(columns[c].Length == table.RowCount, $"{column.Spec.Name} has {columns[c].Length} rows");
            if (table.RowCount == 0)
                continue;
            Require(
                (columns[c].Min(), columns[c].Max(), columns[c].Distinct().LongCount())
                    == (column.Stats.Min, column.Stats.Max, column.Stats.Distinct),
                $"the stats of {column.Spec.Name} are not true");
            long limit = column.CodeMap?.Length ?? column.Dictionary?.Count ?? long.MaxValue;
            Require(
                column.Dictionary is null
                    ? column.Stats.Min >= column.Spec.Min && column.Stats.Max <= column.Spec.Max
                    : column.Stats.Min >= 0 && column.Stats.Max < limit,
                $"{column.Spec.Name} is out of bounds");
            Require(
                column.CodeMap is not { } map || map.All(code => code < column.Dictionary!.Count),
                $"the code map of {column.Spec.Name} leads out of its dictionary");
        }

        int[] order = [.. table.Spec.FullSortOrder()];
        for (int row = 1; row < table.RowCount; row++)
            Require(
                order.Select(c => columns[c][row].CompareTo(columns[c][row - 1])).FirstOrDefault(sign => sign != 0) >= 0,
                $"{table.Spec.Name} is out of order at row {row}");
        if (table.Spec.KeyColumn is { } key)
            Require(table[key].Stats.Distinct == table.RowCount, $"{key} is no key");
    }

    static IEnumerable<long> Values(ColumnChunk chunk) =>
        Enumerable.Range(0, chunk.Rows).Select(row => chunk.ValueAt(chunk.Encoding == ColumnEncoding.Plain ? row : RunOf(chunk, row)));

    static int RunOf(ColumnChunk chunk, int row)
    {
        int run = 0;
        while (chunk.RunEnds[run] <= row)
            run++;
        return run;
    }

    static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
