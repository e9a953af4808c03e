using System.Globalization;
using DuckDB.NET.Data;
using DunnHumbyColumnar.Columns;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>
/// The yardstick: the eight CSV files in a DuckDB database file, with declared types and money as DECIMAL(9,2), on
/// all cores, as a DuckDB user would write it.
/// </summary>
sealed class DuckDb : IDisposable
{
    static readonly (string Table, string Columns)[] Tables =
    [
        ("transaction_data",
            "household_key: 'INTEGER', BASKET_ID: 'BIGINT', DAY: 'SMALLINT', PRODUCT_ID: 'INTEGER', QUANTITY: 'INTEGER', SALES_VALUE: "
            + "'DECIMAL(9,2)', STORE_ID: 'INTEGER', "
            + "RETAIL_DISC: 'DECIMAL(9,2)', TRANS_TIME: 'SMALLINT', WEEK_NO: 'SMALLINT', COUPON_DISC: "
            + "'DECIMAL(9,2)', COUPON_MATCH_DISC: 'DECIMAL(9,2)'"),
        ("causal_data", "PRODUCT_ID: 'INTEGER', STORE_ID: 'INTEGER', WEEK_NO: 'SMALLINT', display: 'VARCHAR', mailer: 'VARCHAR'"),
        ("product",
            "PRODUCT_ID: 'INTEGER', MANUFACTURER: 'INTEGER', DEPARTMENT: 'VARCHAR', BRAND: 'VARCHAR', COMMODITY_DESC: "
            + "'VARCHAR', SUB_COMMODITY_DESC: 'VARCHAR', "
            + "CURR_SIZE_OF_PRODUCT: 'VARCHAR'"),
        ("hh_demographic",
            "AGE_DESC: 'VARCHAR', MARITAL_STATUS_CODE: 'VARCHAR', INCOME_DESC: 'VARCHAR', HOMEOWNER_DESC: 'VARCHAR', HH_COMP_DESC: "
            + "'VARCHAR', HOUSEHOLD_SIZE_DESC: 'VARCHAR', "
            + "KID_CATEGORY_DESC: 'VARCHAR', household_key: 'INTEGER'"),
        ("campaign_desc", "DESCRIPTION: 'VARCHAR', CAMPAIGN: 'INTEGER', START_DAY: 'SMALLINT', END_DAY: 'SMALLINT'"),
        ("campaign_table", "DESCRIPTION: 'VARCHAR', household_key: 'INTEGER', CAMPAIGN: 'INTEGER'"),
        ("coupon", "COUPON_UPC: 'BIGINT', PRODUCT_ID: 'INTEGER', CAMPAIGN: 'INTEGER'"),
        ("coupon_redempt", "household_key: 'INTEGER', DAY: 'SMALLINT', COUPON_UPC: 'BIGINT', CAMPAIGN: 'INTEGER'"),
    ];

    /// <summary>No field of a valid file: an empty text is a text, not a null.</summary>
    const string NoText = "\u001F";

    readonly DuckDBConnection _connection;

    public DuckDb(string file)
    {
        _connection = new DuckDBConnection($"DataSource={file}");
        _connection.Open();
    }

    /// <summary>Loads the CSV files into a new, checkpointed database file; one that exists is replaced.</summary>
    public static void Load(string csv, string file)
    {
        File.Delete(file);
        using var database = new DuckDb(file);
        foreach (var (table, columns) in Tables)
        {
            string source = Path.Combine(csv, table + ".csv").Replace("'", "''", StringComparison.Ordinal);
            database.Execute(
                $"CREATE TABLE {table} AS SELECT * "
                + $"FROM read_csv('{source}', header = true, delim = ',', quote = '\"', nullstr = '{NoText}', columns = {{{columns}}})");
        }

        database.Execute("CHECKPOINT");
    }

    /// <summary>Adds the table of the commodities' sections that the marts' definitions need.</summary>
    public void AddSections()
    {
        Execute("CREATE TABLE section (commodity VARCHAR, name VARCHAR)");
        Execute($"INSERT INTO section VALUES {SectionValues}");
        Execute("CHECKPOINT");
    }

    /// <summary>The rows of the section table as SQL values.</summary>
    public static string SectionValues { get; } = string.Join(
        ", ", SectionMap.Names.SelectMany((name, section) => SectionMap.Commodities[section].Select(commodity =>
            $"('{commodity.Replace("'", "''", StringComparison.Ordinal)}', '{name}')")));

    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>All rows of a query, money as decimals.</summary>
    public IEnumerable<object[]> Rows(string sql) => DatabaseRows.Of(_connection, sql);

    public string Version => Convert.ToString(Rows("SELECT version()").Single()[0], CultureInfo.InvariantCulture)!;

    public void Dispose() => _connection.Dispose();
}
