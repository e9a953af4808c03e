using System.Globalization;
using DuckDB.NET.Data;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The eight CSV files in DuckDB, and the definitions of the gold tables as SQL.</summary>
sealed class DuckDbOracle : IDisposable
{
    readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public DuckDbOracle(string csv)
    {
        _connection.Open();
        foreach (var table in CompleteJourney.Tables)
        {
            string columns = string.Join(", ", table.Columns.Select(column => $"'{column.Header}': '{TypeOf(column.Kind)}'"));
            Execute($"CREATE TABLE {table.Name} AS SELECT * FROM read_csv('{Path.Combine(csv, table.FileName)}', header = true, delim = ',', quote = '\"', columns = {{{columns}}})");
        }

        Execute("CREATE TABLE section (commodity VARCHAR, name VARCHAR)");
        for (int section = 0; section < SectionMap.Names.Length; section++)
            foreach (string commodity in SectionMap.Commodities[section])
                Execute($"INSERT INTO section VALUES ('{commodity.Replace("'", "''", StringComparison.Ordinal)}', '{SectionMap.Names[section]}')");
        foreach (string statement in OracleSql.Views)
            Execute(statement);
    }

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

    public void Dispose() => _connection.Dispose();

    void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static string Text(object value) => value switch
    {
        DBNull => "",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal money => money.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Money => "DECIMAL(9,2)",
        ColumnKind.Text or ColumnKind.Symbol => "VARCHAR",
        _ => "BIGINT",
    };
}
