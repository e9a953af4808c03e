using DuckDB.NET.Data;
using DunnHumbyColumnar.Parquet;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Results.Parquet;

/// <summary>A Parquet file as DuckDB reads it.</summary>
sealed class ParquetFile : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly DuckDBConnection _connection = new("DataSource=:memory:");

    public ParquetFile(byte[] bytes)
    {
        Path = _folder["x.parquet"];
        File.WriteAllBytes(Path, bytes);
        _connection.Open();
        Columns = [.. Query($"DESCRIBE SELECT * FROM '{Path}'").Select(column => ((string)column[0], (string)column[1]))];
    }

    public string Path { get; }

    /// <summary>Names and types in order.</summary>
    public (string Name, string Type)[] Columns { get; }

    public static ParquetFile Of(TabularResult table, ExportOptions? options = null)
    {
        using var stream = new MemoryStream();
        table.WriteParquet(stream, options);
        return new ParquetFile(stream.ToArray());
    }

    /// <summary>The rows as our CSV has them, header first.</summary>
    public string[] CsvLines()
    {
        string cells = string.Join(", ", Columns.Select(column => column.Type switch
        {
            "DATE" => $"strftime({Quoted(column.Name)}, '%Y-%m-%d')",
            _ when column.Type.EndsWith("[]", StringComparison.Ordinal) => $"array_to_string({Quoted(column.Name)}, '; ')",
            _ => Quoted(column.Name),
        }));
        return
        [
            string.Join(',', Columns.Select(column => DuckDbOracle.Text(column.Name))),
            .. Query($"SELECT {cells} FROM '{Path}'").Select(row => string.Join(',', row.Select(DuckDbOracle.Text))),
        ];
    }

    /// <summary>REQUIRED or OPTIONAL by column.</summary>
    public Dictionary<string, string> Repetitions() => Query(
        $"SELECT name, repetition_type FROM parquet_schema('{Path}') "
        + "WHERE repetition_type <> 'REPEATED' AND name NOT IN ('schema', 'element')")
        .ToDictionary(row => (string)row[0], row => (string)row[1]);

    public Dictionary<string, string> Metadata() => Query(
        $"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{Path}')").ToDictionary(row => (string)row[0], row => (string)row[1]);

    public List<object[]> Query(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        return rows;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
    }

    static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
