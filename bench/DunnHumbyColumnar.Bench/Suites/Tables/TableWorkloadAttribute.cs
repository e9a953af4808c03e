namespace DunnHumbyColumnar.Bench.Suites.Tables;

/// <summary>
/// The workload of a mart or query: all rows of a table, and the stored bytes of the columns it reads. Known once the data set exists.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class TableWorkloadAttribute(string table, params string[] columns) : Attribute, IWorkload
{
    public string Table => table;

    public string[] Columns => columns;

    public long Rows => SuiteStore.Shared.Data[table].RowCount;

    public long Bytes => columns.Sum(column => SuiteStore.Shared.Data[table][column].Bytes);
}
