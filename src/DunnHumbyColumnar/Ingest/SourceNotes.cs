using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;

namespace DunnHumbyColumnar.Ingest;

/// <summary>What an ingest has to say about its sources.</summary>
static class SourceNotes
{
    /// <summary>Values that a note names at most.</summary>
    const int ValuesNamed = 5;

    /// <param name="sources">The sources.</param>
    /// <param name="tables">What was read from them.</param>
    /// <param name="data">The tables they became.</param>
    public static IEnumerable<string> Of(SourceCatalog sources, IReadOnlyList<LoadedTable> tables, JourneyData data)
    {
        bool isMapped = sources.Tables.Any(table => table.Mapping is not null);
        string[] unnamed = [.. sources.Tables.Where(table => isMapped && table.Mapping is null).Select(table => table.Table.Name)];
        if (unnamed.Length > 0)
            yield return $"the mapping names no {string.Join(", no ", unnamed)}: empty";
        foreach (var table in tables)
        {
            if (table.Files.Count == 0 && !unnamed.Contains(table.Spec.Name))
                yield return $"{table.Spec.FileName}: there is none; the table is empty";
            if (table.Files.Count > 1)
                yield return $"{table.Spec.Name}: {Figure(table.Files.Count)} files in this order: "
                    + string.Join(", ", table.Files.Select(file => file.Text.Name));
            foreach (string note in table.Files.SelectMany(OfFile))
                yield return note;
            if (table.Spec == CompleteJourney.TransactionData && data.Anonymous >= 0)
                yield return $"{table.Spec.Name}: {Count(AnonymousLines(data), "line")} without a household: "
                    + "they count in baskets, not among households";
            if (table.Spec == CompleteJourney.Demographics)
                foreach (string note in UnknownCategories(table, data[table.Spec.Name]))
                    yield return note;
        }

        if (sources.Unread.Length > 0)
            yield return $"not read, by their names: {string.Join(", ", sources.Unread)}";
    }

    static IEnumerable<string> OfFile(LoadedFile file)
    {
        string name = file.Text.Name;
        foreach (string note in file.Reader.Notes)
            yield return $"{name}: {note}";
        if (file.BlankLines is > 0 and var blank)
            yield return $"{name}: skipped {Count(blank, "blank line")}";
        if (file.LenientValues is > 0 and var lenient)
            yield return $"{name}: read {Count(lenient, "whole number")} written with decimals";
    }

    static long AnonymousLines(JourneyData data) =>
        data.HouseholdRanges.Where(range => range.Household == data.Anonymous).Sum(range => (long)range.Rows);

    static IEnumerable<string> UnknownCategories(LoadedTable source, TableData demographics)
    {
        string file = string.Join(", ", source.Files.Select(file => file.Text.Name));
        foreach (var column in demographics.Columns.Where(column => DemographicCategories.Published.ContainsKey(column.Spec.Name)))
        {
            var texts = (TextDictionary)column.Dictionary!;
            var unknown = ColumnReader.Codes(column).GroupBy(texts.Text)
                .Where(rows => !DemographicCategories.IsKnown(column.Spec.Name, rows.Key))
                .Select(rows => (Value: rows.Key, Rows: rows.Count()))
                .OrderByDescending(entry => entry.Rows).ThenBy(entry => entry.Value, StringComparer.Ordinal).ToList();
            if (unknown.Count > 0)
                yield return $"{file}: {column.Spec.Header} is none of the published categories in "
                    + $"{Count(unknown.Sum(entry => entry.Rows), "row")}: {List(unknown)}";
        }
    }

    static string List(List<(string Value, int Rows)> values)
    {
        var named = values.Take(ValuesNamed)
            .Select(entry => $"{RowFault.Excerpt(Encoding.UTF8.GetBytes(entry.Value))} in {Figure(entry.Rows)}");
        return string.Join(", ", named)
            + (values.Count > ValuesNamed ? $" and {Count(values.Count - ValuesNamed, "more value")}" : "");
    }

    static string Count(long count, string what) => $"{Figure(count)} {what}{(count == 1 ? "" : "s")}";

    static string Figure(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
