using Apache.Arrow.Ipc;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results.Parquet;

/// <summary>What a Parquet export promises.</summary>
static class ParquetAssert
{
    static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>DuckDB reads a table as it is: rows to the cent, types, nulls only where the schema has them, and metadata.</summary>
    public static void ReadsAs(TabularResult table)
    {
        using var file = ParquetFile.Of(table);
        CsvAssert.Equal(file.CsvLines(), table);
        Assert.Equal(table.Columns.Select(column => column.Name), file.Columns.Select(column => column.Name));
        Assert.All(table.Columns.Zip(file.Columns), pair => Assert.Contains(pair.Second.Type, TypesOf(pair.First.Kind)));
        var repetitions = file.Repetitions();
        Assert.All(
            table.Columns, column => Assert.Equal(column.IsNullable ? "OPTIONAL" : "REQUIRED", repetitions[column.Name]));
        HasMetadata(table, file);
    }

    static void HasMetadata(TabularResult table, ParquetFile file)
    {
        using var stream = new MemoryStream();
        table.Write(stream, ExportFormat.Arrow, new ExportOptions { Limit = 0 });
        stream.Position = 0;
        using var arrow = new ArrowFileReader(stream);
        var metadata = file.Metadata();
        Assert.True(metadata.Remove("ARROW:schema"));
        Assert.Equal(arrow.Schema.Metadata, metadata);
        using var reader = new ParquetSharp.Arrow.FileReader(file.Path);
        foreach (var field in reader.Schema.FieldsList)
        {
            var expected = arrow.Schema.GetFieldByName(field.Name);
            Assert.Equal((expected.Name, expected.IsNullable), (field.Name, field.IsNullable));
            Assert.Equal(expected.Metadata ?? None, (field.Metadata ?? None).Where(IsOwn).ToDictionary());
        }
    }

    static bool IsOwn(KeyValuePair<string, string> entry) => entry.Key != "PARQUET:field_id";

    static string[] TypesOf(ResultKind kind) => kind switch
    {
        ResultKind.Int32 => ["INTEGER"],
        ResultKind.Int64 => ["BIGINT"],
        ResultKind.Money => ["DECIMAL(18,2)"],
        ResultKind.Double => ["DOUBLE"],
        ResultKind.Bool => ["BOOLEAN"],
        ResultKind.Text => ["VARCHAR"],
        ResultKind.Date => ["DATE"],
        ResultKind.Item => ["INTEGER", "VARCHAR"],
        ResultKind.Int32List => ["INTEGER[]"],
        ResultKind.TextList => ["VARCHAR[]"],
        _ => ["INTEGER[]", "VARCHAR[]"],
    };
}
