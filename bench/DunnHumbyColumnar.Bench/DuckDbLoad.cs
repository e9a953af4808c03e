using System.Globalization;
using DuckDB.NET.Data;

namespace DunnHumbyColumnar.Bench;

/// <summary>
/// The yardstick for ingest: the eight CSV files into a checkpointed DuckDB database file, with declared types and money as DECIMAL(9,2), on all cores, as a DuckDB user
/// would write it.
/// </summary>
static class DuckDbLoad
{
    static readonly (string Table, string Columns)[] Tables =
    [
        ("transaction_data",
            "household_key: 'INTEGER', BASKET_ID: 'BIGINT', DAY: 'SMALLINT', PRODUCT_ID: 'INTEGER', QUANTITY: 'INTEGER', SALES_VALUE: 'DECIMAL(9,2)', STORE_ID: 'INTEGER', "
            + "RETAIL_DISC: 'DECIMAL(9,2)', TRANS_TIME: 'SMALLINT', WEEK_NO: 'SMALLINT', COUPON_DISC: 'DECIMAL(9,2)', COUPON_MATCH_DISC: 'DECIMAL(9,2)'"),
        ("causal_data", "PRODUCT_ID: 'INTEGER', STORE_ID: 'INTEGER', WEEK_NO: 'SMALLINT', display: 'VARCHAR', mailer: 'VARCHAR'"),
        ("product",
            "PRODUCT_ID: 'INTEGER', MANUFACTURER: 'INTEGER', DEPARTMENT: 'VARCHAR', BRAND: 'VARCHAR', COMMODITY_DESC: 'VARCHAR', SUB_COMMODITY_DESC: 'VARCHAR', "
            + "CURR_SIZE_OF_PRODUCT: 'VARCHAR'"),
        ("hh_demographic",
            "AGE_DESC: 'VARCHAR', MARITAL_STATUS_CODE: 'VARCHAR', INCOME_DESC: 'VARCHAR', HOMEOWNER_DESC: 'VARCHAR', HH_COMP_DESC: 'VARCHAR', HOUSEHOLD_SIZE_DESC: 'VARCHAR', "
            + "KID_CATEGORY_DESC: 'VARCHAR', household_key: 'INTEGER'"),
        ("campaign_desc", "DESCRIPTION: 'VARCHAR', CAMPAIGN: 'INTEGER', START_DAY: 'SMALLINT', END_DAY: 'SMALLINT'"),
        ("campaign_table", "DESCRIPTION: 'VARCHAR', household_key: 'INTEGER', CAMPAIGN: 'INTEGER'"),
        ("coupon", "COUPON_UPC: 'BIGINT', PRODUCT_ID: 'INTEGER', CAMPAIGN: 'INTEGER'"),
        ("coupon_redempt", "household_key: 'INTEGER', DAY: 'SMALLINT', COUPON_UPC: 'BIGINT', CAMPAIGN: 'INTEGER'"),
    ];

    /// <summary>Loads into a new database file; one that exists is replaced.</summary>
    public static void Run(string csv, string database)
    {
        File.Delete(database);
        using var connection = new DuckDBConnection($"DataSource={database}");
        connection.Open();
        long rows = 0;
        foreach (var (table, columns) in Tables)
        {
            string file = Path.Combine(csv, table + ".csv").Replace("'", "''", StringComparison.Ordinal);
            Execute(connection, $"CREATE TABLE {table} AS SELECT * FROM read_csv('{file}', header = true, delim = ',', quote = '\"', columns = {{{columns}}})");
            rows += Execute(connection, $"SELECT count(*) FROM {table}");
        }

        Execute(connection, "CHECKPOINT");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {new FileInfo(database).Length} bytes"));
    }

    static long Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
