using System.Text;
using System.Text.RegularExpressions;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Tables on terminals of any width: no line is longer, no number is cut or split, and what is left out is said.</summary>
public sealed partial class TerminalWidthTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    const int Unlimited = 5000;

    static readonly int[] Widths = [80, 100, 120, 200];

    public static TheoryData<string> Commands =>
    [
        .. Journey.SourceTableNames.Concat(Journey.GoldTableNames).Select(table => $"show {table} --limit 8"),
        .. Journey.GoldTableNames.Select(table => $"show {table} --limit 2"),
        .. Journey.SourceTableNames.Append("hh_summary").Append("campaign_effect").Select(table => $"describe {table}"),
        "info", "check", "recommend --household 1 --level sub-commodity", "recommend --basket BEEF", "verify-reference",
        "rules --limit 30", "evaluate --level section",
        "query transaction_data --group-by department,store_id,income_desc --agg sum:sales_value,mean:sales_value,count,median:quantity",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_table_fits_with_whole_numbers(string command)
    {
        string line = $"{command} --store {synthetic.Store}";
        var whole = Numbers((await CliRun.Of(line, terminal: true, Unlimited)).Output);
        foreach (int width in Widths)
        {
            var run = await CliRun.Of(line, terminal: true, width);
            AssertFits(run.Output, width);
            Assert.Empty(Numbers(run.Output).Except(whole));
        }
    }

    [Fact]
    public async Task Columns_that_do_not_fit_are_named()
    {
        var narrow = await CliRun.Of($"show hh_summary --store {synthetic.Store} --limit 8", terminal: true, width: 80);
        Assert.Matches(
            @"\d+ of 29 columns, without .+ and \d+ more, for lack of width; --json or --out FILE has them", narrow.Error);
        var wide = await CliRun.Of($"show hh_summary --store {synthetic.Store} --limit 8", terminal: true, Unlimited);
        Assert.DoesNotContain("for lack of width", wide.Error, StringComparison.Ordinal);
        var records = await CliRun.Of($"show hh_summary --store {synthetic.Store} --limit 2", terminal: true, width: 80);
        Assert.All(synthetic.Open.HouseholdSummary().ColumnNames, name => Assert.Contains(name, records.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("for lack of width", records.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_loses_no_column()
    {
        var run = await CliRun.Of($"info --store {synthetic.Store}");
        foreach (string column in (string[])["columns", "store", "csv", "rejected"])
            Assert.Contains(column, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ingest_fits_with_whole_numbers()
    {
        using var folder = new TemporaryFolder();
        new Csv.SmallJourney().WriteTo(folder["csv"]);
        string line = $"ingest --csv {folder["csv"]} --store {folder["store"]} --force";
        string[] whole = Numbers(Table((await CliRun.Of(line, terminal: true, Unlimited)).Output));
        foreach (int width in Widths)
        {
            var run = await CliRun.Of(line, terminal: true, width);
            AssertFits(run.Output, width);
            string table = Table(run.Output);
            Assert.Empty(Numbers(table).Except(whole));
            Assert.Contains("transaction_data", table, StringComparison.Ordinal);
        }

        static string Table(string output) => output.Split("\n\n")[0];
    }

    [Fact]
    public void The_demonstration_fits_with_whole_numbers()
    {
        string[] whole = Numbers(Demo(Unlimited, out _));
        Assert.True(whole.Length > 100);
        foreach (int width in Widths)
        {
            string output = Demo(width, out string notes);
            AssertFits(output, width);
            Assert.Empty(Numbers(output).Except(whole));
            Assert.Contains("R F M", output, StringComparison.Ordinal);
            Assert.Equal(width < 120, notes.Contains("for lack of width", StringComparison.Ordinal));
        }
    }

    /// <summary>The report about one store, with times that do not vary.</summary>
    string Demo(int width, out string notes)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        using (var terminal = new Terminal(output, error, outputIsTerminal: true, errorIsTerminal: true, width))
            DemoReport.Write(
                terminal, synthetic.Open, synthetic.Report, [new("rfm", 2_262, TimeSpan.FromMilliseconds(12))],
                [new("read", TimeSpan.FromSeconds(1.5))], "data/demo/store", CancellationToken.None);
        notes = error.ToString();
        return Escapes().Replace(Encoding.UTF8.GetString(output.ToArray()), "");
    }

    static void AssertFits(string output, int width) =>
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= width, $"{line.Length} of {width}: {line}"));

    /// <summary>The words that are figures; a cut or split one is none of those of the unlimited terminal.</summary>
    static string[] Numbers(string output) =>
    [
        .. output.Split('\n').Where(line => !line.StartsWith("-- row ", StringComparison.Ordinal))
            .SelectMany(line => line.Split((char[])[' ', '│', '(', ')', ';'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => Figure().IsMatch(word)),
    ];

    [GeneratedRegex(@"^-?\d[\d,]*(\.\d+)?(e[+-]?\d+)?$")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Escapes();
}
