using System.Data.Common;

namespace DunnHumbyColumnar.Bench.Compare;

/// <summary>Reads the rows of a query from any database.</summary>
static class DatabaseRows
{
    public static IEnumerable<object[]> Of(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
