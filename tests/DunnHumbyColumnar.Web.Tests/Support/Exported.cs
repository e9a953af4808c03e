using System.Collections;
using System.Globalization;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DunnHumbyColumnar.Parquet;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>What the engine writes of a result.</summary>
static class Exported
{
    public static byte[] Bytes(TabularResult result, ExportFormat format, long? limit = null)
    {
        using var stream = new MemoryStream();
        result.Write(stream, format, new ExportOptions { Limit = limit, Spreadsheet = true });
        return stream.ToArray();
    }

    public static byte[] Parquet(TabularResult result, long? limit)
    {
        using var stream = new MemoryStream();
        result.WriteParquet(stream, new ExportOptions { Limit = limit });
        return stream.ToArray();
    }

    public static string Text(TabularResult result, ExportFormat format, long? limit = null) =>
        Encoding.UTF8.GetString(Bytes(result, format, limit));

    /// <summary>The rows of an Arrow stream as text, column names first.</summary>
    public static List<string> ArrowRows(byte[] bytes)
    {
        using var reader = new ArrowStreamReader(new MemoryStream(bytes));
        var rows = new List<string> { string.Join('|', reader.Schema.FieldsList.Select(field => $"{field.Name}:{field.DataType.Name}")) };
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            using (batch)
            {
                List<string>[] columns = [.. batch.Arrays.Select(Cells)];
                for (int row = 0; row < batch.Length; row++)
                    rows.Add(string.Join('|', columns.Select(column => column[row])));
            }
        }

        return rows;
    }

    static List<string> Cells(IArrowArray column)
    {
        if (column is ListArray lists)
            return [.. Enumerable.Range(0, lists.Length).Select(row => string.Join("; ", Cells(lists.GetSlicedValues(row))))];
        if (column is not DictionaryArray coded)
            return [.. ((IEnumerable)column).Cast<object?>()
                .Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "null")];
        var words = Cells(coded.Dictionary);
        return [.. ((IEnumerable)coded.Indices).Cast<object?>()
            .Select(code => code is null ? "null" : words[Convert.ToInt32(code, CultureInfo.InvariantCulture)])];
    }
}
