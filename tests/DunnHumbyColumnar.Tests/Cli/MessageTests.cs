using DunnHumbyColumnar.Cli;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Messages name the cause, and nothing that only a programmer would know.</summary>
public sealed class MessageTests(SyntheticStore synthetic) : IClassFixture<SyntheticStore>
{
    [Fact]
    public void No_message_names_a_parameter()
    {
        Exception[] failures =
        [
            new ArgumentException("It is wrong.", "name"), new ArgumentOutOfRangeException("name", 5, "It is out of range."),
            new ArgumentNullException("name", "It is missing."), new ArgumentException("It is wrong."),
        ];
        Assert.All(failures, failure => Assert.DoesNotContain("Parameter", PlainMessage.Of(failure), StringComparison.Ordinal));
        Assert.All(failures, failure => Assert.DoesNotContain("\n", PlainMessage.Of(failure), StringComparison.Ordinal));
        Assert.Equal("It is wrong.", PlainMessage.Of(failures[0]));
    }

    [Theory]
    [InlineData("evaluate --horizon 1000", 2, "A horizon of 1000 days leaves none to learn from: the clean lines are of the days ")]
    [InlineData("evaluate --horizon 2000000000", 2, "A horizon of 2000000000 days leaves none to learn from: the clean lines are of ")]
    [InlineData("recommend --household abc", 2, "there is no household abc")]
    [InlineData("rules --from-day 600 --to-day 500", 2, "500")]
    [InlineData("query product --agg avg:product_id", 2, "avg")]
    [InlineData("query product --group-by product_id,product_id", 2, "product_id")]
    [InlineData("show rmf", 2, "rfm")]
    [InlineData("describe Rfm", 2, "rfm")]
    public async Task Errors_are_one_plain_line(string command, int code, string part)
    {
        var run = await CliRun.Of($"{command} --store {synthetic.Store}");
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", run.Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(" ;| ,|  |: ?\n$", run.Error);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void No_option_speaks_of_types()
    {
        using var terminal = new Terminal(new MemoryStream(), new StringWriter(), false, false, null);
        var root = CommandLine.Root(terminal);
        string[] errors =
        [
            .. root.Subcommands.SelectMany(verb => verb.Options.Concat(CommonOptions.All)
                .SelectMany(option => root.Parse([verb.Name, option.Name, "abc"]).Errors)).Select(error => error.Message),
        ];
        Assert.Contains("--top must be a whole number from 1 to 1000, not abc.", errors);
        Assert.DoesNotContain(errors, error => error.Contains("System.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_in_the_place_of_a_store_is_called_that()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "");
        foreach (string command in (string[])["info", "show rfm", "check", "gold", $"ingest --csv {synthetic.Csv}"])
            Assert.Contains(
                "is a file, not a store", (await CliRun.Of($"{command} --store {folder["file"]}")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_says_nothing_of_published_data()
    {
        var run = await CliRun.Of($"export rfm --store {synthetic.Store} --out nowhere/at/all.csv");
        Assert.Equal(5, run.Code);
        Assert.Contains("nowhere/at/all.csv", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("published", run.Error, StringComparison.Ordinal);
    }
}
