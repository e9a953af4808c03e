using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Mapping;

/// <summary>What a mapping must and may say.</summary>
static class MappingRules
{
    /// <summary>Throws the first thing that cannot be.</summary>
    /// <exception cref="InputDataException">The message names the place in the mapping.</exception>
    public static void Require(JourneyMapping mapping, string name)
    {
        string[] known = [.. CompleteJourney.Tables.Select(table => table.Name)];
        foreach (string table in mapping.Tables.Keys)
            if (!known.Contains(table))
                throw Fault(name, $"tables.{table}: there is no such table; there is {string.Join(", ", known)}");
        if (!mapping.Tables.ContainsKey(CompleteJourney.TransactionData.Name))
            throw Fault(name, $"tables: {CompleteJourney.TransactionData.Name} is required");
        if (mapping.Tables[CompleteJourney.TransactionData.Name].Optional)
            throw Fault(name, $"tables.{CompleteJourney.TransactionData.Name}: it cannot be optional");
        RequireProfile(mapping, name);
        foreach (var (table, files) in mapping.Tables)
            Require(mapping, CompleteJourney.Tables.First(spec => spec.Name == table), files, name);
    }

    static void RequireProfile(JourneyMapping mapping, string name)
    {
        try
        {
            mapping.Cleaning?.Validate();
            _ = mapping.DayOne is { } date ? new JourneyCalendar(date) : null;
        }
        catch (ArgumentException failure)
        {
            throw Fault(name, failure.Message.ReplaceLineEndings(" "));
        }
    }

    static void Require(JourneyMapping mapping, TableSpec table, TableMapping given, string name)
    {
        string place = $"tables.{table.Name}";
        if (given.Files.IsDefaultOrEmpty)
            throw Fault(name, $"{place}.files: at least one is needed");
        if (given.Format.Header is { } names && names.GroupBy(LooseName.Of).FirstOrDefault(same => same.Count() > 1) is { } repeated)
            throw Fault(name, $"{place}.format.header: {repeated.First()} occurs twice");
        if (given.Format.Items is not null && table != CompleteJourney.TransactionData)
            throw Fault(name, $"{place}.format.items: one basket a line is for {CompleteJourney.TransactionData.Name}");
        if (given.Format is { Items: not null, Header: not null })
            throw Fault(name, $"{place}.format: items and header exclude each other");
        var fields = given.Format.Items is { } items ? [items] : given.Format.Header;
        if (fields is { } header
            && given.SourceColumns.FirstOrDefault(column => !header.Any(one => LooseName.Of(one) == LooseName.Of(column))) is { } unknown)
            throw Fault(
                name,
                $"{place}.format.{(given.Format.Items is null ? "header" : "items")}: there is no {unknown}, which a column is made of");
        foreach (string column in given.Columns.Keys)
            if (table.IndexOf(column) < 0)
                throw Fault(
                    name,
                    $"{place}.columns.{column}: the table has no such column; it has "
                    + string.Join(", ", table.Columns.Select(known => known.Name)));
        foreach (var column in table.Columns)
        {
            if (given.Columns.TryGetValue(column.Name, out var made))
                Require(mapping, column, made, $"{place}.columns.{column.Name}", name);
            else if (AbsentColumns.IsHousehold(table, column))
                RequireBasket(given, place, name);
            else if (!AbsentColumns.HasMeaning(table, column))
                throw Fault(name, $"{place}.columns.{column.Name}: required");
        }
    }

    static void RequireBasket(TableMapping given, string place, string name)
    {
        if (!given.Columns.ContainsKey("basket_id"))
            throw Fault(name, $"{place}.columns: household_key or basket_id is required");
    }

    static void Require(JourneyMapping mapping, ColumnSpec column, ColumnMapping made, string place, string name)
    {
        int sources = (made.Column is null ? 0 : 1) + (made.Constant is null ? 0 : 1) + (made.LineNumber ? 1 : 0)
            + (made.Product is null ? 0 : 1) + (made.Concatenation is null ? 0 : 1);
        Check(sources == 1, "exactly one of column, constant, line_number, product and concatenation is needed");
        Check(made.Product is not { Length: not 2 }, "a product has two columns");
        Check(made.Product is null || column.Kind == ColumnKind.Money, "a product is for amounts");
        Check(made.Concatenation is null || column.Kind is ColumnKind.Text or ColumnKind.Id, "a concatenation is for texts and ids");
        Check(
            made.Concatenation is null || column.Kind == ColumnKind.Text || made.Separator.Length > 0,
            "an id cannot be joined without a separator: two could be joined to one");
        Check(
            !made.LineNumber || column.Name is "basket_id" or "coupon_upc",
            "the line number is for basket_id and coupon_upc");
        Check(
            !made.Number || (made.Column is not null && column.Kind is ColumnKind.Id or ColumnKind.WideNumber or ColumnKind.Number),
            "number is for whole numbers");
        Check(made.Decimals is null || column.Kind == ColumnKind.Money, "decimals are those of amounts");
        Check(!made.Round || column.Kind == ColumnKind.Money, "rounding is for amounts");
        Check(!made.Negate || column.Kind is ColumnKind.Money or ColumnKind.Number, "a change of sign is for amounts and counts");
        Check(made.Values.Count == 0 || made.Column is not null, "values translate those of one column");
        Check(
            made.Formats.IsEmpty || (made.Column is not null && column.Kind is ColumnKind.Day or ColumnKind.Week or ColumnKind.TimeOfDay),
            "formats are for a column that becomes a day, a week or a time of day");
        foreach (string format in made.Formats)
        {
            var pattern = ParsePattern(format, place, name);
            Check(column.Kind == ColumnKind.TimeOfDay ? pattern.HasTime : pattern.HasDate, $"\"{format}\" does not say what is needed");
            Check(column.Kind == ColumnKind.TimeOfDay || mapping.DayOne is not null, "dates become days by day_one, which is not given");
        }

        void Check(bool holds, string rule)
        {
            if (!holds)
                throw Fault(name, $"{place}: {rule}");
        }
    }

    static DatePattern ParsePattern(string format, string place, string name)
    {
        try
        {
            return DatePattern.Parse(format);
        }
        catch (FormatException failure)
        {
            throw Fault(name, $"{place}: {failure.Message}");
        }
    }

    static InputDataException Fault(string name, string what) => new(FaultCode.Mapping, name, what);
}
