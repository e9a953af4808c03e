using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Mapping;

/// <summary>The first rows that a mapping reads, beside their lines.</summary>
public sealed class MappingPreviewTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_stand_beside_their_lines_and_faults_are_told()
    {
        Write("lines.csv", "at;who;what;paid\n\n1.7.2004;5;9;1,5\nx;5;9;1,5\n2.7.2004;6;8;2,25\n2.7.2004;6;8;2,255\n");
        var table = Preview().Tables.Single();
        Assert.Equal(4, table.Lines);
        Assert.Equal(
            [
                (3L, "1.7.2004;5;9;1,5", "5,2,1,9,1,1.50,0,0.00,0,1,0.00,0.00"),
                (5L, "2.7.2004;6;8;2,25", "6,4,2,8,1,2.25,0,0.00,0,1,0.00,0.00"),
            ],
            table.FirstRows.Select(row => (row.Line, row.Source, string.Join(',', row.Values))));
        Assert.Equal([4L, 6L], table.Faults.Select(fault => fault.Line!.Value));
        Assert.StartsWith(
            "lines.csv:4:1 (byte 35): CAST at as DAY: \"x\" is none of the forms", table.Faults[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    [InlineData(".zst")]
    public void The_first_lines_are_read_and_no_others(string extension)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes(
            "at;who;what;paid\n" + string.Concat(Enumerable.Repeat("1.7.2004;5;9;1\n", MappingPreview.Lines)) + "bad\n");
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllBytes(_folder["lines.csv" + extension], Csv.Files.Packing.Pack(text, extension, 7));
        var preview = Preview();
        Assert.Equal((MappingPreview.Lines, MappingPreview.Rows), (preview.Tables[0].Lines, preview.Tables[0].FirstRows.Length));
        Assert.True(preview.IsFaultless);
    }

    [Fact]
    public void A_file_without_the_columns_is_a_fault_of_its_table()
    {
        Write("lines.csv", "at;who\n1.7.2004;5\n");
        var fault = Assert.Single(Preview().Tables.Single().Faults);
        Assert.Equal(FaultCode.Header, fault.Code);
        Assert.Contains("dhc map", fault.Message, StringComparison.Ordinal);
        File.Delete(_folder["lines.csv"]);
        Assert.Equal(FaultCode.MissingFile, Assert.Single(Preview().Tables.Single().Faults).Code);
    }

    [SampleFact]
    public void A_preview_has_every_table_of_a_preset()
    {
        var preview = MappingPreview.Create(JourneyMapping.Preset("completejourney-r"), Sample.Variant("rpkg"));
        Assert.True(preview.IsFaultless);
        Assert.Equal(
            ["101,300,1,1,A"],
            preview.Tables.Single(table => table.Table == "causal_data").FirstRows.Select(row => string.Join(',', row.Values)));
    }

    void Write(string file, string content) => File.WriteAllText(_folder[file], content);

    MappingPreview Preview() => MappingPreview.Create(
        JourneyMapping.Parse("""
            {
              "day_one": "2004-07-01",
              "tables": {
                "transaction_data": {
                  "files": ["lines.csv"],
                  "columns": {
                    "household_key": "who",
                    "basket_id": { "line_number": true },
                    "product_id": "what",
                    "day": { "column": "at", "formats": ["d.M.yyyy"] },
                    "sales_value": { "column": "paid", "decimals": "comma" }
                  }
                }
              }
            }
            """),
        _folder.Path);
}
