using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DunnHumbyColumnar.Tests.Results.Parquet;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Rows of every verb that has some: whole in a pipe, cut on a terminal with a note, and wherever they are asked to go.</summary>
public sealed class RowOutputTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    /// <summary>Commands with many rows, and what a terminal shows of them by default.</summary>
    static readonly (string Command, int Shown)[] Long =
    [
        ("show household_sales", 20), ("show product", 20), ("export rfm", 0), ("query product --group-by product_id --agg count", 40),
        ("rules --min-pairs 20", 20), ("recommend --household 1 --top 30", 20), ("evaluate --level section", 18), ("describe product", 7),
        ("verify-reference", 0), ("info", 0), ("check", 0),
    ];

    public static TheoryData<string, int> Commands
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var (command, shown) in Long)
                data.Add(command, shown);
            return data;
        }
    }

    [Fact]
    public async Task Piped_output_is_whole_and_says_nothing()
    {
        var run = await Run("show product");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(1 + synthetic.Open.Table("product").RowCount, run.Output.Count(letter => letter == '\n'));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_pipe_gets_what_minus_as_the_output_gets(string command, int shown)
    {
        Assert.InRange(shown, 0, 40);
        var minus = await Run(command + " --out -");
        Assert.True(minus.Code is 0 or 3, minus.Error);
        Assert.Equal(minus.Output, (await Run(command + " --out /dev/stdout")).Output);
        Assert.Equal(minus.Output, (await Run(command + " --out -", terminal: true)).Output);
        if (command is not ("info" or "check" or "export rfm"))
            CsvAssert.Equal(minus.Output, (await Run(command)).Output, command);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Json_holds_as_many_rows_as_csv(string command, int shown)
    {
        Assert.InRange(shown, 0, 40);
        var run = await Run(command + " --json");
        using var json = JsonDocument.Parse(run.Output);
        if (command == "info")
            Assert.Equal(8, json.RootElement.GetProperty("tables").GetArrayLength());
        else
            Assert.Equal(CsvRows(await Run(command + " --out -")), json.RootElement.GetArrayLength());
        Assert.Equal(run.Output, (await Run(command + " --json", terminal: true)).Output);
        Assert.Equal(run.Output, (await Run(command + " --json --out -")).Output);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_limit_counts_rows_wherever_they_go(string command, int shown)
    {
        Assert.InRange(shown, 0, 40);
        int rows = Math.Min(3, CsvRows(await Run(command + " --out -")));
        Assert.Equal(rows, CsvRows(await Run(command + " --out - --limit 3")));
        if (command == "info")
            return;
        using var json = JsonDocument.Parse((await Run(command + " --json --limit 3")).Output);
        Assert.Equal(rows, json.RootElement.GetArrayLength());
        using var folder = new TemporaryFolder();
        await Run($"{command} --limit 3 --out {folder["some.csv"]}");
        Assert.Equal(1 + rows, (await File.ReadAllLinesAsync(folder["some.csv"])).Length);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_terminal_says_how_many_rows_it_leaves_out(string command, int shown)
    {
        if (shown == 0)
            return;
        int all = CsvRows(await Run(command + " --out -"));
        var run = await Run(command, terminal: true, width: 200);
        if (all > shown)
            Assert.Contains($"{shown:N0} of {all:N0} rows; --limit shows more", run.Error, StringComparison.Ordinal);
        else
            Assert.DoesNotContain("rows; --limit", run.Error, StringComparison.Ordinal);
        var more = await Run($"{command} --limit {shown + 2}", terminal: true, width: 200);
        if (all > shown + 2)
            Assert.Contains($"{shown + 2:N0} of {all:N0} rows; --limit shows more", more.Error, StringComparison.Ordinal);
        Assert.Equal("", (await Run(command + " --quiet", terminal: true, width: 200)).Error);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Parquet_holds_the_rows_of_csv(string command, int shown)
    {
        Assert.InRange(shown, 0, 40);
        using var folder = new TemporaryFolder();
        var run = await Run($"{command} --out {folder["x.parquet"]}");
        Assert.True(run.Code is 0 or 3, run.Error);
        using var file = new ParquetFile(await File.ReadAllBytesAsync(folder["x.parquet"]));
        CsvAssert.Equal((await Run(command + " --out -")).Output, string.Join('\n', file.CsvLines()) + "\n", command);
    }

    [Theory]
    [InlineData("--money float64", "DOUBLE")]
    [InlineData("--money cents", "BIGINT")]
    [InlineData("--money decimal", "DECIMAL(18,2)")]
    [InlineData("", "DECIMAL(18,2)")]
    public async Task Money_has_the_type_that_is_asked_for(string option, string type)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Run($"export household_sales --out {folder["x.parquet"]} {option}")).Code);
        using var file = new ParquetFile(await File.ReadAllBytesAsync(folder["x.parquet"]));
        Assert.Equal([("household_key", "INTEGER"), ("total_sales", type)], file.Columns);
        Assert.Equal(0, (await Run($"export household_sales --out {folder["x.arrow"]} {option}")).Code);
        using var reader = new ArrowFileReader(File.OpenRead(folder["x.arrow"]));
        var batch = await reader.ReadNextRecordBatchAsync();
        Assert.Equal(
            type switch { "DOUBLE" => "double", "BIGINT" => "int64", _ => "decimal128" }, batch.Schema.GetFieldByIndex(1).DataType.Name);
        long cents = synthetic.Open.HouseholdSales()[0].Sales.Value;
        Assert.Equal(
            cents, batch.Column(1) switch
            {
                DoubleArray doubles => (long)Math.Round(doubles.GetValue(0)!.Value * 100),
                Int64Array integers => integers.GetValue(0),
                var money => (long)(((Decimal128Array)money).GetValue(0)!.Value * 100),
            });
    }

    [Theory]
    [InlineData(".feather")]
    [InlineData(".ipc")]
    [InlineData(".arrow")]
    public async Task Names_of_Arrow_files_mean_the_same(string extension)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, (await Run($"export rfm --out {folder["x" + extension]}")).Code);
        using var reader = new ArrowFileReader(File.OpenRead(folder["x" + extension]));
        Assert.Equal(synthetic.Open.Rfm().Count, (await reader.ReadNextRecordBatchAsync()).Length);
    }

    [Theory]
    [InlineData("export rfm --out rfm", "rfm has no extension, which would name the format: .csv")]
    [InlineData("export rfm --out rfm.xlsx", ".xlsx")]
    [InlineData("export rfm --out rfm.csv --json", "--json goes with standard output or a .json file, not with rfm.csv")]
    [InlineData("export rfm --json --spreadsheet", "--spreadsheet goes with CSV only")]
    [InlineData("export rfm --out rfm.csv --money cents", "--money goes with Arrow and Parquet files only")]
    [InlineData("export rfm --json --money float64", "--money goes with Arrow and Parquet files only")]
    [InlineData("export rfm --out rfm.parquet --money double", "--money must be one of decimal, float64, cents, not double.")]
    [InlineData("rules --counts --money cents", "--money has no meaning")]
    [InlineData("export rfm", "export needs --out FILE")]
    [InlineData("rules --counts --json", "--json has no meaning")]
    [InlineData("rules --counts --limit 3", "--limit has no meaning")]
    public async Task Outputs_that_make_no_sense_are_refused(string command, string message)
    {
        var run = await Run(command);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_pipes_stay_lossless_and_a_terminal_is_for_people()
    {
        string sales = synthetic.Open.RfmSegments().CsvLines()[^1].Split(',')[2];
        Assert.Contains(sales, (await Run("show rfm_segments")).Output, StringComparison.Ordinal);
        var shown = await Run("show rfm_segments", terminal: true);
        decimal money = decimal.Parse(sales, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Contains(
            money.ToString("N2", System.Globalization.CultureInfo.InvariantCulture), shown.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d{5}", shown.Output);
        Assert.Contains("false", (await Run("show promotion_exposure", terminal: true)).Output, StringComparison.Ordinal);
    }

    /// <summary>Rows without the heading; no text of these tables holds a line end.</summary>
    static int CsvRows(CliRun run) => run.Output.TrimEnd('\n').Split('\n').Length - 1;

    Task<CliRun> Run(string command, bool terminal = false, int width = 120) =>
        CliRun.Of($"{command} --store {synthetic.Store}", terminal, width);
}
