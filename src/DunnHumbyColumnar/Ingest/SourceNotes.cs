using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Csv;

namespace DunnHumbyColumnar.Ingest;

/// <summary>Remarks on the sources of a snapshot; the same whether they have just been read or are unchanged.</summary>
static class SourceNotes
{
    /// <summary>Values that a note names at most.</summary>
    const int ValuesNamed = 5;

    /// <param name="sources">File name and header of each source, in definition order.</param>
    /// <param name="data">What was read from them.</param>
    public static IEnumerable<string> Of(IEnumerable<(string File, Header Header)> sources, JourneyData data)
    {
        foreach (var (file, header) in sources)
        {
            if (header.Extra.Length > 0)
                yield return $"{file}: ignored {Count(header.Extra.Length, "extra column")}: {string.Join(", ", header.Extra)}";
            if (header.IsAnonymised)
                yield return $"{file}: anonymised; loaded under the original columns and values";
            if (header.Spec == CompleteJourney.Demographics)
                foreach (string note in UnknownCategories(file, data[header.Spec.Name]))
                    yield return note;
        }
    }

    static IEnumerable<string> UnknownCategories(string file, TableData demographics)
    {
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

    static string Count(int count, string what) => $"{Figure(count)} {what}{(count == 1 ? "" : "s")}";

    static string Figure(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
