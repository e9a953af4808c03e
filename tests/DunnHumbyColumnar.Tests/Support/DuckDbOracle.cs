using System.Collections.Concurrent;
using System.Globalization;
using DuckDB.NET.Data;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The eight CSV files in DuckDB, and the definitions of the gold tables as SQL.</summary>
sealed class DuckDbOracle : IDisposable
{
    const int MaxValues = 500;

    static readonly ConcurrentDictionary<string, Lazy<DuckDbOracle>> Shared = new();

    readonly DuckDBConnection _connection;
    readonly Dictionary<(string Table, string Column), (long Low, long High)> _ranges = [];
    readonly Dictionary<(string Table, string Column), string[]> _values = [];

    /// <summary>An empty text is a text, not a null: nulls are written as a character that no valid file holds.</summary>
    public DuckDbOracle(string csv)
        : this(new DuckDBConnection("DataSource=:memory:"))
    {
        foreach (var table in CompleteJourney.Tables)
        {
            string columns = string.Join(", ", table.Columns.Select(column => $"'{column.Header}': '{TypeOf(column.Kind)}'"));
            Execute(
                $"CREATE TABLE {table.Name} AS SELECT * FROM read_csv('{Path.Combine(csv, table.FileName)}', header = true, delim = ',', "
                + $"quote = '\"', nullstr = '\u001F', columns = {{{columns}}})");
        }

        Execute("CREATE TABLE section (commodity VARCHAR, name VARCHAR)");
        for (int section = 0; section < SectionMap.Names.Length; section++)
            foreach (string commodity in SectionMap.Commodities[section])
                Execute(
                    $"INSERT INTO section VALUES ('{commodity.Replace("'", "''", StringComparison.Ordinal)}', "
                    + $"'{SectionMap.Names[section]}')");
        foreach (string statement in OracleSql.Views)
            Execute(statement);
        foreach (var table in CompleteJourney.Tables)
            Execute(StarView(table));
    }

    DuckDbOracle(DuckDBConnection connection)
    {
        _connection = connection;
        _connection.Open();
    }

    /// <summary>A connection to the one database of these files, which this process loads at first use; for one thread at a time.</summary>
    public static DuckDbOracle Of(string csv) =>
        new(Shared.GetOrAdd(csv, path => new Lazy<DuckDbOracle>(() => new DuckDbOracle(path))).Value._connection.Duplicate());

    /// <summary>The rows of a query as CSV fields: money with two decimals, doubles shortest, booleans lower case, null empty.</summary>
    public string[] Lines(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var lines = new List<string> { string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)) };
        while (reader.Read())
            lines.Add(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(c => Text(reader.GetValue(c)))));
        return [.. lines];
    }

    /// <summary>Smallest and largest value of a number, cents of money.</summary>
    public (long Low, long High) RangeOf(string table, string column)
    {
        if (_ranges.TryGetValue((table, column), out var known))
            return known;
        bool money = CompleteJourney.Tables.SelectMany(candidate => candidate.Columns)
            .Any(candidate => candidate.Name == column && candidate.Kind == ColumnKind.Money);
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT coalesce(min({column}{(money ? " * 100" : "")})::BIGINT, 0), "
            + $"coalesce(max({column}{(money ? " * 100" : "")})::BIGINT, 0) FROM star_{table}";
        using var reader = command.ExecuteReader();
        reader.Read();
        return _ranges[(table, column)] = (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>The first values of a column in printed form, ascending, without null; at most <see cref="MaxValues"/>.</summary>
    public string[] ValuesOf(string table, string column)
    {
        if (_values.TryGetValue((table, column), out string[]? known))
            return known;
        using var command = _connection.CreateCommand();
        command.CommandText =
            $"SELECT DISTINCT {column}::VARCHAR AS value FROM star_{table} WHERE {column} IS NOT NULL ORDER BY value LIMIT {MaxValues}";
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return _values[(table, column)] = [.. values];
    }

    public void Dispose() => _connection.Dispose();

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a table with the attributes its keys and days lead to, all under lower-case names.</summary>
    static string StarView(TableSpec table)
    {
        var selected = table.Columns.ToDictionary(column => column.Name, column => $"t.{column.Header}");
        string joins = "";
        foreach (var dimension in (TableSpec[])[CompleteJourney.Products, CompleteJourney.Demographics, CompleteJourney.Campaigns])
        {
            var key = dimension.Columns.Single(column => column.Name == dimension.KeyColumn);
            if (table.IndexOf(key.Name) < 0)
                continue;
            if (table != dimension)
                joins += $" LEFT JOIN {dimension.Name} ON {dimension.Name}.{key.Header} = t.{key.Header}";
            foreach (var column in dimension.Columns)
                selected.TryAdd(column.Name, $"{dimension.Name}.{column.Header}");
        }

        if (selected.TryGetValue("commodity_desc", out string? commodity))
        {
            joins += $" LEFT JOIN section ON section.commodity = {commodity}";
            selected.Add("section", "coalesce(section.name, 'misc')");
        }

        foreach (var (name, expression) in OracleSql.CalendarOf(selected))
            selected.Add(name, expression);
        return $"CREATE VIEW star_{table.Name} AS SELECT {string.Join(", ", selected.Select(column => $"{column.Value} AS {column.Key}"))} "
            + $"FROM {table.Name} t{joins}";
    }

    /// <summary>A value as a CSV field.</summary>
    public static string Text(object value) => value switch
    {
        DBNull => "",
        bool truth => truth ? "true" : "false",
        double.PositiveInfinity => "inf",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal money => money.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        string text when text.Trim(' ').Length == 0 || text.IndexOfAny([',', '"', '\r', '\n']) >= 0 =>
            $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => value.ToString()!,
    };

    static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Money => "DECIMAL(9,2)",
        ColumnKind.Text or ColumnKind.Symbol => "VARCHAR",
        _ => "BIGINT",
    };
}
