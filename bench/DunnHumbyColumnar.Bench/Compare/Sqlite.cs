using Microsoft.Data.Sqlite;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>
/// The engine of the stack that is common for this data set: transactions, products and demographics in a
/// SQLite database file, money as integer cents.
/// </summary>
sealed class Sqlite : IDisposable
{
    static readonly (string Table, string Select)[] Tables =
    [
        ("transaction_data",
            "SELECT household_key, BASKET_ID, DAY, PRODUCT_ID, QUANTITY, (SALES_VALUE * 100)::BIGINT AS SALES_VALUE FROM transaction_data"),
        ("product", "SELECT PRODUCT_ID, COMMODITY_DESC, SUB_COMMODITY_DESC FROM product"),
        ("hh_demographic", "SELECT household_key, AGE_DESC, INCOME_DESC, HH_COMP_DESC, HOUSEHOLD_SIZE_DESC FROM hh_demographic"),
        ("section", "SELECT commodity, name FROM section"),
    ];

    readonly SqliteConnection _connection;

    public Sqlite(string file, DuckDb source)
    {
        _connection = new SqliteConnection($"Data Source={file}");
        _connection.Open();
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000; PRAGMA temp_store = MEMORY");
        foreach (var (table, select) in Tables)
            Copy(table, source, select);
        Execute(
            "CREATE UNIQUE INDEX product_key ON product (PRODUCT_ID); "
            + "CREATE UNIQUE INDEX household ON hh_demographic (household_key); ANALYZE");
    }

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    public IEnumerable<object[]> Rows(string sql) => DatabaseRows.Of(_connection, sql);

    public void Dispose() => _connection.Dispose();

    void Copy(string table, DuckDb source, string select)
    {
        using var transaction = _connection.BeginTransaction();
        SqliteCommand? insert = null;
        string[] names = [.. source.Rows($"DESCRIBE {select}").Select(row => (string)row[0])];
        Execute($"CREATE TABLE {table} ({string.Join(", ", names)})");
        foreach (object[] row in source.Rows(select))
        {
            if (insert is null)
            {
                insert = _connection.CreateCommand();
                insert.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", row.Select((_, i) => $"${i}"))})";
                foreach (int i in Enumerable.Range(0, row.Length))
                    insert.Parameters.Add(new SqliteParameter($"${i}", null));
            }

            for (int i = 0; i < row.Length; i++)
                insert.Parameters[i].Value = row[i];
            insert.ExecuteNonQuery();
        }

        insert?.Dispose();
        transaction.Commit();
    }
}
