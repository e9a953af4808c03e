using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>
/// The names of line 1, held against the columns of a table. Names are compared without case, blanks around them, and characters other than
/// letters and digits, so that <c>HouseholdSizeDesc</c> is HOUSEHOLD_SIZE_DESC.
/// </summary>
sealed class HeaderMatch
{
    readonly TableSpec _table;
    readonly TableSpec _spec;
    readonly IReadOnlyList<string> _names;
    readonly string[] _looseNames;

    /// <param name="table">The table.</param>
    /// <param name="names">The names in line order.</param>
    public HeaderMatch(TableSpec table, IReadOnlyList<string> names)
    {
        _table = table;
        _names = names;
        _looseNames = [.. names.Select(LooseName.Of)];
        foreach (var variant in CompleteJourney.VariantsOf(table))
            Fit ??= ColumnsOf(variant).Where(column => !MayLack(column.Spec)).All(column => column.Field >= 0) ? variant : null;
        _spec = Fit ?? table;
        int[] columns = new int[names.Count];
        Array.Fill(columns, -1);
        foreach (var (index, column) in _spec.Columns.Index())
        {
            string loose = LooseName.Of(column.Header);
            for (int field = 0; field < columns.Length; field++)
                if (_looseNames[field] == loose)
                    columns[field] = index;
        }

        Columns = [.. columns];
    }

    /// <summary>The first variant of the table whose columns the names cover, but for those that may be absent; null: none.</summary>
    public TableSpec? Fit { get; }

    /// <summary>Whether the columns are those of the anonymised variant.</summary>
    public bool IsAnonymised => Fit is not null && Fit != _table;

    /// <summary>Per name the index of its column, -1 for one that the table does not have.</summary>
    public ImmutableArray<int> Columns { get; }

    /// <summary>How many names are columns.</summary>
    public int Known => Columns.Count(column => column >= 0);

    /// <summary>Index of the first name that repeats an earlier one; -1: none does.</summary>
    public int Repeated
    {
        get
        {
            for (int at = 0; at < Columns.Length; at++)
                if (Columns[at] >= 0 && Columns.IndexOf(Columns[at]) < at)
                    return at;
            return -1;
        }
    }

    /// <summary>Columns without a name that may lack one.</summary>
    public ImmutableArray<string> Absent =>
        [.. ColumnsOf(_table).Where(column => column.Field < 0 && MayLack(column.Spec)).Select(column => column.Spec.Header)];

    /// <summary>Columns without a name that need one.</summary>
    public IEnumerable<string> Missing =>
        ColumnsOf(_table).Where(column => column.Field < 0 && !MayLack(column.Spec)).Select(column => column.Spec.Header);

    /// <summary>Names that are no columns; of one without a name its position.</summary>
    public ImmutableArray<string> Extra =>
        [.. Enumerable.Range(0, _names.Count).Where(at => Columns[at] < 0).Select(at => NameOf(_names[at], at))];

    /// <summary>The column that a field stands for.</summary>
    public string HeaderOf(int field) => _spec.Columns[Columns[field]].Header;

    static string NameOf(string name, int field) => string.IsNullOrWhiteSpace(name) ? $"column {field + 1} (no name)" : name.Trim();

    static bool MayLack(ColumnSpec column) => CompleteJourney.AbsentMeansZero.Contains(column.Header);

    /// <summary>The columns of a variant and the first field with the name of each; -1: none has it.</summary>
    IEnumerable<(ColumnSpec Spec, int Field)> ColumnsOf(TableSpec variant)
    {
        foreach (var column in variant.Columns)
            yield return (column, Array.IndexOf(_looseNames, LooseName.Of(column.Header)));
    }
}
