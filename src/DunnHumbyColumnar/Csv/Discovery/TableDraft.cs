using System.Collections.Immutable;
using System.Globalization;
using DunnHumbyColumnar.Columns;
using DunnHumbyColumnar.Mapping;

namespace DunnHumbyColumnar.Csv;

/// <summary>What is proposed for one table.</summary>
sealed class TableDraft
{
    readonly TableMatch _match;
    readonly Dictionary<string, ColumnMapping> _columns = [];
    readonly AmountDraft _amounts;

    public TableDraft(TableMatch match)
    {
        _match = match;
        _amounts = new AmountDraft(this, match);
        Days = new DayDraft(this);
        foreach (var column in match.Table.Columns)
            Propose(column);
    }

    public TableSpec Table => _match.Table;

    public SourceGroup Group => _match.Group;

    public string Reason => _match.Reason;

    public ImmutableArray<string> Unused => _match.Unused();

    public List<ProposedColumn> Columns { get; } = [];

    public List<string> Assumptions { get; } = [];

    public List<string> Questions { get; } = [];

    public DayDraft Days { get; }

    /// <summary>The first number in exponent form in a column of ids, and the column.</summary>
    public (PlacedValue Value, ColumnSpec Column)? Exponent { get; private set; }

    public static string Quote(PlacedValue value) => value.Line == 0
        ? value.Text
        : string.Create(CultureInfo.InvariantCulture, $"\"{value.Text}\" (line {value.Line:N0})");

    public void Ask(ColumnSpec column, string question) => Questions.Add($"{Table.Name}.{column.Name}: {question}");

    public void Assume(ColumnSpec column, string assumption) => Assumptions.Add($"{Table.Name}.{column.Name}: {assumption}");

    public TableMapping ToMapping() => new()
    {
        Files = [.. Group.Files.Select(file => SourceGroup.FileName(file.Source)).Order(StringComparer.Ordinal)],
        Format = new SourceFormat
        {
            Delimiter = Group.HasHeader && Group.Format == FieldDelimiter.Comma ? null : Group.Format,
            Decimals = _amounts.Decimals,
            Header = Group.HasHeader ? null : [.. Group.Columns.Select(column => column.Name)],
        },
        Columns = _columns,
    };

    void Propose(ColumnSpec column)
    {
        if (_match.Columns.TryGetValue(column.Name, out var found))
            Propose(column, found);
        else if (column.Kind == ColumnKind.TimeOfDay && TimestampOf() is { } timestamp)
            Set(
                column, new ColumnMapping { Column = timestamp.Name, Formats = DayDraft.VerdictOf(timestamp).Formats },
                timestamp.Name, "the time of day of the timestamps");
        else if (column.Name == "sales_value" && _match.UnitPrice is { } price)
            ProposePrice(column, price.Profile);
        else if (!TryProposeWithout(column))
            Columns.Add(new ProposedColumn(Table.Name, column.Name, "", $"absent: {AbsentWords(column)}"));
    }

    void Propose(ColumnSpec column, ColumnMatch found)
    {
        var profile = found.Profile;
        var made = new ColumnMapping { Column = profile.Name };
        string? words = null;
        int questions = Questions.Count;
        switch (column.Kind)
        {
            case ColumnKind.Day or ColumnKind.TimeOfDay:
                (made, words) = Days.Of(column, profile);
                break;
            case ColumnKind.Money:
                made = _amounts.Of(column, profile);
                break;
            case ColumnKind.Number when profile.Fits(ValueKind.Digits) > profile.Fits(ValueKind.Whole):
                made = made with { Number = true };
                break;
            case ColumnKind.Id or ColumnKind.WideNumber when profile.Exponent is { } exponent:
                Exponent ??= (exponent, column);
                break;
            case ColumnKind.Text:
                made = made with { Values = LabelsOf(column, profile) };
                break;
        }

        words ??= ValueWords.Of(column, profile, _amounts.DecimalsOf(profile));
        Set(
            column, made, profile.Name,
            $"{found.How}; {words}{(made.Values.Count > 0 ? "; labels of the anonymised file, read as the published values" : "")}");
        if (Group.Columns.Count(other => LooseName.Of(other.Name) == LooseName.Of(profile.Name)) > 1)
            Ask(column, $"{profile.Name} is the name of several columns; an ingest needs one of its own");
        else if (Questions.Count == questions)
            AskOfMisfits(column, profile);
    }

    void AskOfMisfits(ColumnSpec column, ColumnProfile profile)
    {
        if (ValueFit.MisfitOf(column, profile) is var (value, why))
            Ask(
                column,
                $"{profile.Name}: {Quote(value)} {why}"
                + (column.Kind == ColumnKind.Money && value.Text.Length == 0
                    ? "; if it means that, give the column \"values\": { \"\": \"0\" }"
                    : ""));
        else if (column.Kind is ColumnKind.Id or ColumnKind.WideNumber && profile.PointScale > 0 && profile.Are(ValueKind.WholeOrFloat))
            Ask(column, $"{profile.Name} is written with decimals; lenient reading (--lenient) takes them for whole numbers");
    }

    void ProposePrice(ColumnSpec column, ColumnProfile price)
    {
        if (_match.Columns.TryGetValue("quantity", out var quantity))
            Set(
                column, _amounts.ProductOf(column, quantity.Profile, price), $"{quantity.Profile.Name} × {price.Name}",
                "there is no amount; the quantity by a price");
        else
            Set(
                column, _amounts.Of(column, price), price.Name,
                $"a price, and no quantity; {ValueWords.Of(column, price, _amounts.DecimalsOf(price))}");
    }

    /// <summary>What a purchase cannot be without, and is made without a column.</summary>
    bool TryProposeWithout(ColumnSpec column)
    {
        if (Table != CompleteJourney.TransactionData)
            return false;
        switch (column.Name)
        {
            case "product_id":
                Set(column, new ColumnMapping { Constant = "1" }, "", "no column looks like a product: all lines are those of product 1");
                Assume(column, "no column looks like a product; all lines are of one, and figures of products mean nothing");
                return true;
            case "basket_id" when !_match.Columns.ContainsKey("product_id"):
                Set(column, new ColumnMapping { LineNumber = true }, "", "without products a line is a basket");
                Assume(column, "each line is a basket, since there are no products");
                return true;
            default:
                return false;
        }
    }

    string AbsentWords(ColumnSpec column) => (column.Name, AbsentColumns.ConstantOf(Table, column)) switch
    {
        ("household_key", _) => "the lines are anonymous: they count in baskets, not among households",
        ("basket_id", _) => "a household's day is a basket",
        ("week_no", _) => "(day - 1) / 7 + 1",
        ("day", _) => "every line is on day 1",
        (_, { Length: > 0 }) when column.Kind == ColumnKind.Money => "0.00",
        (_, { Length: > 0 } constant) => constant,
        _ => "empty",
    };

    ColumnProfile? TimestampOf() => _match.Columns.GetValueOrDefault("day")?.Profile is { } day
        && DayDraft.VerdictOf(day) is { IsDate: true, HasTime: true, Otherwise: null } ? day : null;

    static Dictionary<string, string> LabelsOf(ColumnSpec column, ColumnProfile profile) =>
        LooseName.Of(profile.Name).StartsWith("classification", StringComparison.Ordinal)
            ? profile.Distinct.Where(label => AnonymisedLabels.Resolve(column.Name, label) != label)
                .ToDictionary(label => label, label => AnonymisedLabels.Resolve(column.Name, label))
            : [];

    void Set(ColumnSpec column, ColumnMapping made, string source, string reason)
    {
        _columns[column.Name] = made;
        Columns.Add(new ProposedColumn(Table.Name, column.Name, source, reason));
    }
}
