using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>The verb that proposes mappings and shows what they read.</summary>
public sealed class MapVerbTests : IDisposable
{
    const string Lines = "customer,item,date,amount,note\n1,2,7/13/2004,1.50,x\n1,3,12/11/2004,2.50,y\n";

    readonly TemporaryFolder _folder = new();

    string Mapping => _folder["mapping.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_proposal_is_written_checked_and_ingested()
    {
        Write(Lines);
        var proposed = await CliRun.Of($"map {_folder["csv"]} --out {Mapping}");
        Assert.Equal(0, proposed.Code);
        foreach (string part in (string[])
        [
            "transaction_data: lines.csv, 4 of its 5 columns are known by their names; 2 lines\n",
            "  day                date: date is a name that day circulates under; dates M/d/yyyy, month first: the only order",
            "  basket_id          absent: a household's day is a basket\n", "  not used: note\n",
            "assumed:\n  day_one: day 1 is 2004-07-13, the earliest date", "no question is open\n",
        ])
            Assert.Contains(part, proposed.Output, StringComparison.Ordinal);
        Assert.Contains($"dhc ingest --mapping {Mapping} --csv {_folder["csv"]} --store DIR", proposed.Error, StringComparison.Ordinal);
        var check = await CliRun.Of($"map --check {Mapping} --csv {_folder["csv"]}");
        Assert.Equal(0, check.Code);
        Assert.Contains("transaction_data: the first 2 lines of lines.csv\nline  household_key", check.Output, StringComparison.Ordinal);
        Assert.EndsWith("1,3,12/11/2004,2.50,y\n\nno fault in these lines\n", check.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await CliRun.Of($"ingest --mapping {Mapping} --csv {_folder["csv"]} --store {_folder["store"]}")).Code);
    }

    [Fact]
    public async Task An_open_question_is_printed_and_the_ingest_stops_at_it()
    {
        Write(Lines.Replace("7/13", "7/1", StringComparison.Ordinal));
        var proposed = await CliRun.Of($"map {_folder["csv"]}/lines.csv --out {Mapping}");
        Assert.Equal(0, proposed.Code);
        Assert.Contains(
            "open questions:\n  transaction_data.day: date: month first (M/d/yyyy) and day first", proposed.Output,
            StringComparison.Ordinal);
        var check = await CliRun.Of($"map --check {Mapping} --csv {_folder["csv"]}");
        Assert.Equal(3, check.Code);
        Assert.Contains("lines.csv:2:5 ", check.Output, StringComparison.Ordinal);
        Assert.Contains("dhc: lines.csv:2:5 ", check.Error, StringComparison.Ordinal);
        Assert.Equal(3, (await CliRun.Of($"ingest --mapping {Mapping} --csv {_folder["csv"]} --store {_folder["store"]}")).Code);
    }

    [Fact]
    public async Task A_mapping_that_is_there_is_replaced_only_where_that_is_asked_for()
    {
        Write(Lines);
        await File.WriteAllTextAsync(Mapping, "mine");
        var refused = await CliRun.Of($"map {_folder["csv"]} --out {Mapping}");
        Assert.Equal((2, ""), (refused.Code, refused.Output));
        Assert.Contains("is there already; --force replaces it", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Mapping));
        Assert.Equal(0, (await CliRun.Of($"map {_folder["csv"]} --out {Mapping} --force")).Code);
        Assert.Equal(2, (await CliRun.Of($"map {_folder["csv"]} --out {_folder["csv"]}/lines.csv --force")).Code);
        Assert.Equal(Lines, await File.ReadAllTextAsync(_folder["csv/lines.csv"]));
    }

    [Fact]
    public async Task A_file_that_is_refused_gives_3_and_no_mapping()
    {
        Write("<!DOCTYPE html>\n");
        var run = await CliRun.Of($"map {_folder["csv"]} --out {Mapping}");
        Assert.Equal(3, run.Code);
        Assert.Contains("no table: lines.csv, it is refused: lines.csv: FORMAT it is an HTML page", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("dhc: lines.csv: FORMAT ", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Mapping));
    }

    [Theory]
    [InlineData("map")]
    [InlineData("map x --check y")]
    [InlineData("map x --csv y")]
    [InlineData("map --check x --day-one 2004-07-01")]
    [InlineData("map x --day-one 1.7.2004")]
    [InlineData("map x --max-lines 0")]
    [InlineData("map x --chek y")]
    [InlineData("map {csv} {csv}")]
    public async Task What_does_not_go_together_gives_2(string line)
    {
        Write(Lines);
        var run = await CliRun.Of(line.Replace("{csv}", _folder["csv"], StringComparison.Ordinal));
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Columns_of_other_names_lead_to_the_verb()
    {
        Write(Lines, "transaction_data.csv");
        Write("a,b\n", "product.csv");
        var run = await CliRun.Of($"ingest --csv {_folder["csv"]} --store {_folder["store"]}");
        Assert.Equal(3, run.Code);
        Assert.Contains("for files of another layout dhc map finds a mapping", run.Error, StringComparison.Ordinal);
    }

    void Write(string content, string file = "lines.csv")
    {
        Directory.CreateDirectory(_folder["csv"]);
        File.WriteAllText(Path.Combine(_folder["csv"], file), content);
    }
}
