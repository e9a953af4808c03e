using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>Line 1 of a file, matched to a table: which field holds which column.</summary>
/// <param name="Spec">The table; of an anonymised file the one whose columns its columns stand for.</param>
/// <param name="IsAnonymised">Whether columns and values are labels that <see cref="AnonymisedLabels"/> resolves.</param>
/// <param name="ColumnOfField">Per field the column index, or -1 for an extra column.</param>
/// <param name="Extra">Names of the extra columns, which are ignored; of one without a name its position.</param>
/// <param name="DataOffset">Byte offset of the first data line.</param>
sealed record Header(
    TableSpec Spec, bool IsAnonymised, ImmutableArray<int> ColumnOfField, ImmutableArray<string> Extra, long DataOffset)
{
    public int Fields => ColumnOfField.Length;

    /// <summary>
    /// Matches names to the first variant of the table whose columns they cover; throws <see cref="FaultCode.Header"/> if there is none.
    /// </summary>
    public static Header Match(
        TableSpec table, string file, IReadOnlyList<(string Name, int Column, long Offset)> fields, int endColumn,
        long endOffset, long dataOffset)
    {
        TableSpec? fit = null;
        foreach (var variant in CompleteJourney.VariantsOf(table))
            if (fit is null && variant.Columns.All(column => fields.Any(field => Matches(column, field.Name))))
                fit = variant;
        var spec = fit ?? table;
        var seen = new HashSet<int>();
        var map = ImmutableArray.CreateBuilder<int>(fields.Count);
        foreach (var (name, column, offset) in fields)
        {
            int index = IndexOf(spec, name);
            if (index >= 0 && !seen.Add(index))
                throw new InputDataException(
                    FaultCode.Header, file, 1, column, offset, $"column {spec.Columns[index].Header} occurs twice; name each column once");
            map.Add(index);
        }

        if (fit is null)
        {
            string missing = string.Join(", ", table.Columns.Where((_, i) => !seen.Contains(i)).Select(column => column.Header));
            throw new InputDataException(
                FaultCode.Header, file, 1, endColumn, endOffset,
                $"missing column {missing}; expected {string.Join(",", table.Columns.Select(column => column.Header))}");
        }

        return new Header(
            table, spec != table, map.ToImmutable(),
            [.. Enumerable.Range(0, fields.Count).Where(i => map[i] < 0).Select(i => NameOf(fields[i].Name, i))], dataOffset);
    }

    static string NameOf(string name, int field) => string.IsNullOrWhiteSpace(name) ? $"column {field + 1} (no name)" : name;

    static int IndexOf(TableSpec spec, string name)
    {
        for (int i = 0; i < spec.Columns.Length; i++)
            if (Matches(spec.Columns[i], name))
                return i;
        return -1;
    }

    static bool Matches(ColumnSpec column, string name) => string.Equals(column.Header, name, StringComparison.OrdinalIgnoreCase);
}
