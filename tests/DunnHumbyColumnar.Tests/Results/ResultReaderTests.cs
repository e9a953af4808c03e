using System.Data;
using System.Data.Common;
using System.Globalization;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results;

/// <summary>Any table through ADO.NET: the same cells as in CSV.</summary>
public sealed class ResultReaderTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    public static TheoryData<string> Tables => [.. Journey.GoldTableNames, .. Journey.SourceTableNames.Except(["causal_data"])];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_table_can_be_read_row_by_row(string table)
    {
        TabularResult result = Journey.GoldTableNames.Contains(table) ? synthetic.Open.Gold(table) : synthetic.Open.Table(table);
        using var reader = result.CreateReader();
        Assert.Equal(result.ColumnNames, Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        int rows = 0;
        foreach (var texts in result.Texts(new ExportOptions { Limit = 2000 }))
        {
            Assert.True(reader.Read());
            Assert.Equal(texts, Enumerable.Range(0, reader.FieldCount).Select(c => Text(reader, c)));
            rows++;
        }

        while (reader.Read())
            rows++;
        Assert.Equal(result.RowCount, rows);
        Assert.Equal(rows > 0, reader.HasRows);
    }

    [Fact]
    public void A_query_fills_a_data_table()
    {
        var result = synthetic.Open.Query("transaction_data").GroupBy("department").Sum("sales_value").Mean("quantity").Min("day").Run();
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        using (var reader = result.CreateReader())
            table.Load(reader);
        Assert.Equal(result.Count, table.Rows.Count);
        Assert.Equal(
            [typeof(string), typeof(decimal), typeof(double), typeof(int)],
            table.Columns.Cast<DataColumn>().Select(column => column.DataType));
        Assert.Equal(
            result.Texts().Select(row => decimal.Parse(row[1]!, CultureInfo.InvariantCulture)),
            table.Rows.Cast<DataRow>().Select(row => (decimal)row["sum_sales_value"]));
    }

    [Fact]
    public void Values_can_be_had_as_other_types_that_hold_them()
    {
        using var reader = synthetic.Open.DailyCampaignSales().CreateReader();
        Assert.Throws<InvalidOperationException>(() => reader.GetValue(0));
        Assert.True(reader.Read());
        int sales = reader.GetOrdinal("SALES_VALUE");
        Assert.Equal(Cents.FromDecimal(reader.GetDecimal(sales)), reader.GetFieldValue<Cents>(sales));
        Assert.Equal((double)reader.GetDecimal(sales), reader.GetDouble(sales));
        int date = reader.GetOrdinal("date");
        Assert.Equal(reader.GetFieldValue<DateOnly>(date).ToDateTime(TimeOnly.MinValue), reader.GetDateTime(date));
        Assert.Equal(reader.GetInt32(1), reader.GetInt64(1));
        Assert.Throws<InvalidCastException>(() => reader.GetGuid(1));
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetOrdinal("none"));
        reader.Close();
        Assert.Throws<ObjectDisposedException>(() => reader.Read());
    }

    static string? Text(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => null,
        bool flag => flag ? "true" : "false",
        double number when double.IsPositiveInfinity(number) => "inf",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int[] list => string.Join("; ", list),
        string[] list => string.Join("; ", list),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => (string)value,
    };
}
