using System.Collections.Immutable;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>The columns of a group of sources as the columns of a table.</summary>
/// <param name="Group">The sources.</param>
/// <param name="Table">The table.</param>
/// <param name="Columns">Per column of the table that was found, what is known of it.</param>
sealed record TableMatch(SourceGroup Group, TableSpec Table, IReadOnlyDictionary<string, ColumnMatch> Columns)
{
    /// <summary>What tells a line of a purchase from other lines.</summary>
    static readonly string[] Purchase = ["household_key", "basket_id", "product_id", "day", "quantity", "sales_value"];

    /// <summary>A price of one unit, where there is no amount.</summary>
    public ColumnMatch? UnitPrice { get; init; }

    /// <summary>Why it is this table.</summary>
    public string Reason { get; init; } = "";

    /// <summary>
    /// The table that the most columns belong to, by their names and values; that of the file's name where that can be, null where none is.
    /// </summary>
    public static TableMatch? Of(SourceGroup group)
    {
        if (!group.HasHeader)
            return ValueMatch.Of(group);
        var matches = CompleteJourney.Tables.Select(table => ByNames(group, table)).Where(match => match.IsPossible).ToList();
        var named = matches.Find(match => match.Table == group.NamedTable);
        var best = named ?? matches.MaxBy(match => match.Columns.Count);
        return best is null ? null : best with
        {
            Reason = (named is null ? "" : "its name is that of the table; ")
                + $"{best.Columns.Count} of its {group.Columns.Length} columns are known by their names",
        };
    }

    /// <summary>Whether the table cannot be made without a column that is not there.</summary>
    bool IsPossible => Table == CompleteJourney.TransactionData
        ? Purchase.Count(Columns.ContainsKey) > 1 && (Columns.ContainsKey("household_key") || Columns.ContainsKey("basket_id"))
        : Table.Columns.All(column => Columns.ContainsKey(column.Name) || AbsentColumns.HasMeaning(Table, column))
            && Columns.Count > 1;

    static TableMatch ByNames(SourceGroup group, TableSpec table)
    {
        var found = new Dictionary<string, ColumnMatch>();
        string[] names = [.. group.Columns.Select(column => LooseName.Of(column.Name))];
        var taken = new HashSet<int>();
        // Own names first, so that no other column takes what bears one.
        foreach (bool isOwn in (bool[])[true, false])
            foreach (var column in table.Columns)
                if (!found.ContainsKey(column.Name) && BestOf(column, isOwn) is { } match)
                {
                    taken.Add(match.Field);
                    found[column.Name] = match;
                }

        var price = table == CompleteJourney.TransactionData && !found.ContainsKey("sales_value") ? PriceOf() : null;
        return new TableMatch(group, table, found) { UnitPrice = price };

        ColumnMatch? BestOf(ColumnSpec column, bool isOwn) => ColumnSynonyms.NamesOf(table, column).Take(isOwn ? 1 : int.MaxValue)
            .Select(name => Array.IndexOf(names, name)).Where(field => field >= 0 && !taken.Contains(field))
            .Select(field => new ColumnMatch(field, group.Columns[field], ValueFit.Of(column, group.Columns[field]))
            {
                How = isOwn ? "by its name" : $"{group.Columns[field].Name} is a name that {column.Name} circulates under",
            })
            .Where(match => isOwn || match.Fit != FitLevel.None || IsEssential(table, column))
            .MaxBy(match => match.Fit);

        ColumnMatch? PriceOf() => ColumnSynonyms.UnitPrice.Select(name => Array.IndexOf(names, name))
            .Where(field => field >= 0 && !taken.Contains(field))
            .Select(field => new ColumnMatch(
                field, group.Columns[field], ValueFit.Of(table.Columns[table.IndexOf("sales_value")], group.Columns[field])))
            .FirstOrDefault(match => match.Fit == FitLevel.All);
    }

    /// <summary>Whether a column with unsuitable values must not be passed over, since the figures would be others without it.</summary>
    static bool IsEssential(TableSpec table, ColumnSpec column) => !AbsentColumns.HasMeaning(table, column)
        || (table == CompleteJourney.TransactionData && column.Name is "day" or "quantity" or "sales_value" or "basket_id");

    /// <summary>The columns that nothing is made of.</summary>
    public ImmutableArray<string> Unused()
    {
        var used = Columns.Values.Append(UnitPrice).OfType<ColumnMatch>().Select(match => match.Field).ToHashSet();
        return [.. Group.Columns.Where((column, field) => !used.Contains(field) && column.Name.Length > 0).Select(column => column.Name)];
    }
}

/// <summary>A source column that becomes a column of a table.</summary>
/// <param name="Field">Position of its field.</param>
/// <param name="Profile">What it holds.</param>
/// <param name="Fit">Whether its values suit.</param>
sealed record ColumnMatch(int Field, ColumnProfile Profile, FitLevel Fit)
{
    /// <summary>How it was recognised.</summary>
    public string How { get; init; } = "";
}
