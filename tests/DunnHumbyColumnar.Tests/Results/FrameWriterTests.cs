using System.Text;
using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DunnHumbyColumnar.Results;
using Xunit;

namespace DunnHumbyColumnar.Tests.Results;

/// <summary>Every kind of value in every export format.</summary>
public sealed class FrameWriterTests
{
    static readonly ResultFrame Frame = new(
    [
        ResultColumn.Int32("key", [1, -2, int.MinValue]),
        ResultColumn.Int32("maybe", (int?[])[7, null, 0]),
        ResultColumn.Int64("wide", [long.MaxValue, 0, -1]),
        ResultColumn.Money("money", [123_456, -5, 0]),
        ResultColumn.Double("ratio", [0.1, double.PositiveInfinity, null]),
        ResultColumn.Bool("flag", [true, false, null]),
        ResultColumn.Date("date", [new(2004, 7, 1), new(2006, 2, 28), new(2004, 3, 23)]),
        ResultColumn.Text("text", ["=1+1", "a \"b\", c", " "]),
    ]);

    [Fact]
    public void Csv_is_exact_and_quoted_where_needed() => Assert.Equal(
        "key,maybe,wide,money,ratio,flag,date,text\n"
        + "1,7,9223372036854775807,1234.56,0.1,true,2004-07-01,=1+1\n"
        + "-2,,0,-0.05,inf,false,2006-02-28,\"a \"\"b\"\", c\"\n"
        + "-2147483648,0,-1,0.00,,,2004-03-23,\" \"\n",
        Text(Frame, ExportFormat.Csv));

    [Fact]
    public void Csv_for_spreadsheets_defuses_texts_and_no_numbers()
    {
        string[] lines = Text(Frame, ExportFormat.Csv, spreadsheet: true).Split('\n');
        Assert.EndsWith(",'=1+1", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("-2,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_one_object_a_row_and_money_with_two_decimals()
    {
        string text = Text(Frame, ExportFormat.Json);
        using var json = JsonDocument.Parse(text);
        var rows = json.RootElement;
        Assert.Equal(3, rows.GetArrayLength());
        Assert.Equal("1234.56", rows[0].GetProperty("money").GetRawText());
        Assert.Equal("-0.05", rows[1].GetProperty("money").GetRawText());
        Assert.Equal("0.00", rows[2].GetProperty("money").GetRawText());
        Assert.Equal(JsonValueKind.Null, rows[1].GetProperty("ratio").ValueKind);
        Assert.Equal(JsonValueKind.Null, rows[2].GetProperty("flag").ValueKind);
        Assert.Equal("a \"b\", c", rows[1].GetProperty("text").GetString());
        Assert.Equal("2004-07-01", rows[0].GetProperty("date").GetString());
        Assert.Equal(5, text.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public void Json_without_rows_is_an_empty_array()
    {
        using var json = JsonDocument.Parse(Text(Frame.Slice(0, 0), ExportFormat.Json));
        Assert.Equal(0, json.RootElement.GetArrayLength());
    }

    [Fact]
    public void Arrow_reads_back_equal()
    {
        using var stream = new MemoryStream(Bytes(Frame, ExportFormat.Arrow));
        using var reader = new ArrowFileReader(stream);
        using var batch = reader.ReadNextRecordBatch();
        Assert.Equal(
            ["key", "maybe", "wide", "money", "ratio", "flag", "date", "text"], batch.Schema.FieldsList.Select(field => field.Name));
        Assert.Equal([1, -2, int.MinValue], ((Int32Array)batch.Column(0)).Select(value => value!.Value));
        Assert.Equal([7, null, 0], ((Int32Array)batch.Column(1)).ToArray());
        Assert.Equal([1234.56m, -0.05m, 0m], Enumerable.Range(0, 3).Select(row => ((Decimal128Array)batch.Column(3)).GetValue(row)));
        Assert.Equal([0.1, double.PositiveInfinity, null], ((DoubleArray)batch.Column(4)).ToArray());
        Assert.Equal([true, false, null], Enumerable.Range(0, 3).Select(row => ((BooleanArray)batch.Column(5)).GetValue(row)));
        Assert.Equal(new DateOnly(2004, 7, 1), ((Date32Array)batch.Column(6)).GetDateOnly(0));
        Assert.Equal(
            ["=1+1", "a \"b\", c", " "], Enumerable.Range(0, 3).Select(row => ((StringArray)batch.Column(7)).GetString(row)).ToList());
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("  ", "\"  \"")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("\"", "\"\"\"\"")]
    [InlineData("naïve €", "naïve €")]
    public void Csv_text_is_quoted_only_where_a_reader_would_lose_it(string text, string expected) =>
        Assert.Equal($"t\n{expected}\n", Text(new ResultFrame([ResultColumn.Text("t", [text])]), ExportFormat.Csv));

    [Fact]
    public void Cancellation_stops_an_export()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var stream = new MemoryStream();
        Assert.ThrowsAny<OperationCanceledException>(() => FrameExport.Write(
            [Frame], null, stream, FileFormat.Csv, new ExportOptions(), cancelled.Token));
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.Json)]
    public void Cancellation_stops_an_export_of_many_rows_on_its_way(ExportFormat format)
    {
        const int rows = 100_000;
        using var cancelled = new CancellationTokenSource();
        using var stream = new CancellingStream(cancelled);
        var frame = new ResultFrame([ResultColumn.Int32("n", [.. Enumerable.Range(0, rows)])]);
        Assert.ThrowsAny<OperationCanceledException>(() => FrameExport.Write(
            [frame], null, stream, FileFormat.Of(format), new ExportOptions(), cancelled.Token));
        Assert.InRange(stream.Length, 1, rows);
    }

    /// <summary>Asks for cancellation when it is first written to.</summary>
    sealed class CancellingStream(CancellationTokenSource source) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            source.Cancel();
        }
    }

    static string Text(ResultFrame frame, ExportFormat format, bool spreadsheet = false) =>
        Encoding.UTF8.GetString(Bytes(frame, format, spreadsheet));

    static byte[] Bytes(ResultFrame frame, ExportFormat format, bool spreadsheet = false)
    {
        using var stream = new MemoryStream();
        FrameExport.Write(
            [frame], null, stream, FileFormat.Of(format), new ExportOptions { Spreadsheet = spreadsheet }, CancellationToken.None);
        return stream.ToArray();
    }
}
