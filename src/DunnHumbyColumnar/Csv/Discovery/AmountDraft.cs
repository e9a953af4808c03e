using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Csv;

/// <summary>What the amounts of a table are made of.</summary>
sealed class AmountDraft
{
    const int Scale = 2;

    readonly TableDraft _table;

    /// <param name="table">Takes the assumptions and questions.</param>
    /// <param name="match">The columns that were found.</param>
    public AmountDraft(TableDraft table, TableMatch match)
    {
        _table = table;
        var amounts = match.Table.Columns.Where(column => column.Kind == ColumnKind.Money)
            .Select(column => match.Columns.GetValueOrDefault(column.Name)).Append(match.UnitPrice)
            .OfType<ColumnMatch>().Select(found => found.Profile).ToList();
        Decimals = amounts.Exists(HasComma) && amounts.TrueForAll(amount => amount.PointScale == 0)
            ? DecimalSign.Comma
            : DecimalSign.Point;
    }

    /// <summary>The decimal sign of the files: a comma only where no amount has a point; otherwise a column has its own.</summary>
    public DecimalSign Decimals { get; }

    public DecimalSign DecimalsOf(ColumnProfile amount) => HasComma(amount) ? DecimalSign.Comma : Decimals;

    public ColumnMapping Of(ColumnSpec column, ColumnProfile profile)
    {
        var made = new ColumnMapping { Column = profile.Name, Decimals = OwnDecimals(profile) };
        bool isDiscount = column.Name != "sales_value";
        if (isDiscount && profile is { Positive: > 0, Negative: 0 })
        {
            made = made with { Negate = true };
            _table.Assume(column, $"the discounts of {profile.Name} are positive; they are below 0 in the model");
        }

        if (ScaleOf(profile) > Scale && ValueFit.Of(column, profile) == FitLevel.All)
        {
            made = made with { Round = true };
            _table.Assume(
                column,
                $"{profile.Name} has amounts with {ScaleOf(profile)} decimals; they are rounded to cents, half away from zero");
        }

        if (profile is { CommaScale: > 0, HasThousands: true })
            _table.Ask(
                column,
                $"{profile.Name}: a comma before three digits, as in {TableDraft.Quote(profile.MisfitOf(ValueKind.Point)!)}, separates "
                + "thousands or decimals; write the numbers without the one, or give the column \"decimals\": \"comma\" for the other");
        return made;
    }

    /// <summary>A quantity by a price.</summary>
    public ColumnMapping ProductOf(ColumnSpec column, ColumnProfile quantity, ColumnProfile price)
    {
        bool isRounded = ScaleOf(price) > Scale;
        _table.Assume(
            column,
            $"{price.Name} is the price of one unit; if it is that of the line, write \"sales_value\": \"{price.Name}\""
            + (isRounded ? "; products are rounded to cents, half away from zero" : ""));
        return new ColumnMapping { Product = [quantity.Name, price.Name], Round = isRounded, Decimals = OwnDecimals(price) };
    }

    static bool HasComma(ColumnProfile amount) => amount.CommaScale > 0 && !amount.HasThousands && amount.PointScale == 0;

    DecimalSign? OwnDecimals(ColumnProfile amount) => DecimalsOf(amount) == Decimals ? null : DecimalsOf(amount);

    int ScaleOf(ColumnProfile amount) => DecimalsOf(amount) == DecimalSign.Comma ? amount.CommaScale : amount.PointScale;
}
