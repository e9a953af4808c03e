using System.Globalization;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Csv.Files;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>
/// A random layout of one table: other names, order and further columns, dates for days, negative amounts, decimal commas, delimiters, no
/// header; and the mapping that leads back.
/// </summary>
sealed class Layout
{
    static readonly string[] DateForms = ["yyyy-MM-dd", "M/d/yyyy", "dd.MM.yyyy", "yyyyMMdd", "d-MMM-yyyy"];

    readonly Random _random;
    readonly DateOnly _dayOne;
    readonly int[] _order;
    readonly string[] _names;
    readonly string? _dateForm;
    readonly HashSet<int> _negated = [];
    readonly bool _hasDecimalComma;
    readonly char _delimiter;

    /// <param name="table">The table.</param>
    /// <param name="dayOne">The date of day 1.</param>
    /// <param name="random">Decides on everything.</param>
    public Layout(string table, DateOnly dayOne, Random random)
    {
        _random = random;
        _dayOne = dayOne;
        Table = table;
        string[] columns = SmallJourney.Header(table);
        // Beyond the table's columns there are some that nothing reads.
        _order = [.. Enumerable.Range(0, columns.Length + random.Next(3))];
        random.Shuffle(_order);
        _names = [.. _order.Select(column => column < columns.Length && random.Next(3) == 0 ? columns[column] : $"field {column}")];
        _dateForm = random.Next(2) == 0 ? random.GetItems(DateForms, 1)[0] : null;
        _hasDecimalComma = random.Next(3) == 0;
        _delimiter = random.GetItems([',', ';', '\t', '|'], 1)[0];
        for (int column = 0; column < columns.Length; column++)
            if (IsMoney(columns[column]) && random.Next(3) == 0)
                _negated.Add(column);
        Mapping = new TableMapping
        {
            Files = [$"{table}.*.txt"],
            Format = new SourceFormat
            {
                Delimiter = Enum.GetValues<FieldDelimiter>()[",;\t|".IndexOf(_delimiter)],
                Decimals = _hasDecimalComma ? DecimalSign.Comma : DecimalSign.Point,
                Header = random.Next(3) == 0 ? [.. _names] : null,
            },
            Columns = columns.Index().ToDictionary(column => column.Item.ToLowerInvariant(), column => Made(column.Index, column.Item)),
        };
    }

    public string Table { get; }

    public TableMapping Mapping { get; }

    /// <summary>Position of a column's field in a line.</summary>
    public int FieldOf(int column) => Array.IndexOf(_order, column);

    /// <summary>The lines of some rows, the header first where there is one.</summary>
    public CsvText Text(IEnumerable<string[]> rows) =>
        new([.. Mapping.Format.Header is null ? [Join(_names)] : Array.Empty<string>(), .. rows.Select(row => Join(Fields(row)))]);

    /// <summary>Fields of a row in this layout, not yet quoted.</summary>
    public string[] Fields(string[] row) =>
        [.. _order.Select(column => column < row.Length ? Written(column, row[column]) : "more; of, it")];

    /// <summary>Writes the files of the table into a folder.</summary>
    public void Write(IReadOnlyList<string[]> rows, string folder)
    {
        Directory.CreateDirectory(folder);
        int parts = _random.Next(1, 4);
        for (int part = 0; part < parts; part++)
        {
            var own = rows.Skip(part * rows.Count / parts).Take(((part + 1) * rows.Count / parts) - (part * rows.Count / parts));
            string extension = _random.GetItems(Packing.Extensions, 1)[0];
            byte[] content = Text(own).ToBytes();
            if (content.Length > 0)
                File.WriteAllBytes(
                    Path.Combine(folder, $"{Table}.{part}.txt{extension}"),
                    Packing.Pack(content, extension, _random.Next(content.Length)));
        }
    }

    public string Join(string[] fields) => string.Join(_delimiter, fields.Select(Quote));

    static bool IsMoney(string column) => column is "SALES_VALUE" or "RETAIL_DISC" or "COUPON_DISC" or "COUPON_MATCH_DISC";

    static bool IsDay(string column) => column is "DAY" or "START_DAY" or "END_DAY";

    ColumnMapping Made(int column, string name) => new()
    {
        Column = _names[FieldOf(column)],
        Negate = _negated.Contains(column),
        Formats = IsDay(name) && _dateForm is not null ? [_dateForm] : [],
    };

    string Written(int column, string value)
    {
        string name = SmallJourney.Header(Table)[column];
        if (_negated.Contains(column))
            value = value.StartsWith('-') ? value[1..] : "-" + value;
        if (IsMoney(name) && _hasDecimalComma)
            value = value.Replace('.', ',');
        return IsDay(name) && _dateForm is not null
            ? _dayOne.AddDays(int.Parse(value, CultureInfo.InvariantCulture) - 1).ToString(_dateForm, CultureInfo.InvariantCulture)
            : value;
    }

    /// <summary>A file without a header must not begin with what would be a byte order mark.</summary>
    string Quote(string content) =>
        content.Contains(_delimiter) || content.StartsWith('"') || content.StartsWith('\uFEFF') || content.Trim(' ').Length == 0
        ? "\"" + content.Replace("\"", "\"\"", StringComparison.Ordinal) + "\""
        : content;
}
