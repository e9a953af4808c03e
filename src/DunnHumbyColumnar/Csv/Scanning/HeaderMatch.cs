using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The names of line 1, held against the columns of a table. Names are compared without case, blanks around them, and characters other than
/// letters and digits, so that <c>HouseholdSizeDesc</c> is HOUSEHOLD_SIZE_DESC.
/// </summary>
/// <param name="table">The table.</param>
/// <param name="names">The names in line order.</param>
sealed class HeaderMatch(TableSpec table, IReadOnlyList<string> names)
{
    /// <summary>The first variant of the table whose columns the names cover, but for those that may be absent; null: none.</summary>
    public TableSpec? Fit { get; } = CompleteJourney.VariantsOf(table).FirstOrDefault(
        variant => variant.Columns.All(column => MayLack(column) || names.Any(name => Matches(column, name))));

    /// <summary>The variant, or the table itself where none fits.</summary>
    TableSpec Spec => Fit ?? table;

    /// <summary>Whether the columns are those of the anonymised variant.</summary>
    public bool IsAnonymised => Fit is not null && Fit != table;

    /// <summary>Per name the index of its column, -1 for one that the table does not have.</summary>
    public ImmutableArray<int> Columns => [.. names.Select(name => IndexOf(Spec, name))];

    /// <summary>How many names are columns.</summary>
    public int Known => names.Count(name => IndexOf(Spec, name) >= 0);

    /// <summary>Index of the first name that repeats an earlier one; -1: none does.</summary>
    public int Repeated
    {
        get
        {
            var columns = Columns;
            for (int at = 0; at < columns.Length; at++)
                if (columns[at] >= 0 && columns.IndexOf(columns[at]) < at)
                    return at;
            return -1;
        }
    }

    /// <summary>Columns without a name that may lack one.</summary>
    public ImmutableArray<string> Absent =>
        [.. table.Columns.Where(column => MayLack(column) && !names.Any(name => Matches(column, name))).Select(column => column.Header)];

    /// <summary>Columns without a name that need one.</summary>
    public IEnumerable<string> Missing => table.Columns
        .Where(column => !MayLack(column) && !names.Any(name => Matches(column, name))).Select(column => column.Header);

    /// <summary>The column that a field stands for.</summary>
    public string HeaderOf(int field) => Spec.Columns[Columns[field]].Header;

    /// <summary>Names that are no columns; of one without a name its position.</summary>
    public ImmutableArray<string> Extra =>
        [.. Enumerable.Range(0, names.Count).Where(at => Columns[at] < 0).Select(at => NameOf(names[at], at))];

    static string NameOf(string name, int field) => string.IsNullOrWhiteSpace(name) ? $"column {field + 1} (no name)" : name.Trim();

    static bool MayLack(ColumnSpec column) => CompleteJourney.AbsentMeansZero.Contains(column.Header);

    static int IndexOf(TableSpec spec, string name)
    {
        for (int i = 0; i < spec.Columns.Length; i++)
            if (Matches(spec.Columns[i], name))
                return i;
        return -1;
    }

    static bool Matches(ColumnSpec column, string name) => LooseName.Of(column.Header) == LooseName.Of(name);
}
