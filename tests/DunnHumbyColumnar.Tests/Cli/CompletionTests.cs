using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>What a shell offers at the end of a line.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("show")]
    [InlineData("export")]
    [InlineData("describe")]
    public async Task Tables_are_offered_to_a_verb_that_takes_one(string verb)
    {
        string[] offered = await OfferedAsync($"dhc {verb} ");
        Assert.Empty(Journey.SourceTableNames.Concat(Journey.GoldTableNames).Except(offered));
    }

    [Fact]
    public async Task Query_is_offered_source_tables()
    {
        string[] offered = await OfferedAsync("dhc query ");
        Assert.Empty(Journey.SourceTableNames.Except(offered));
        Assert.Empty(Journey.GoldTableNames.Intersect(offered));
    }

    [Theory]
    [InlineData("dhc rules --metric ", "confidence")]
    [InlineData("dhc rules --level ", "sub-commodity")]
    [InlineData("dhc recommend --bought ", "exclude")]
    [InlineData("dhc show rfm --ties ", "ntile")]
    [InlineData("dhc show rfm --clean ", "raw")]
    [InlineData("dhc gold --only ", "rfm")]
    [InlineData("dhc query product --agg ", "count")]
    public async Task Values_of_an_option_are_offered_once_each_as_they_are_written(string line, string value)
    {
        string[] offered = await OfferedAsync(line);
        Assert.Single(offered, value);
        Assert.Equal(offered.Length, offered.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain(offered, word => char.IsUpper(word[0]));
    }

    [Fact]
    public async Task No_option_has_a_slash() =>
        Assert.DoesNotContain(await OfferedAsync("dhc show rfm "), word => word.StartsWith('/'));

    static async Task<string[]> OfferedAsync(string line)
    {
        var run = await CliRun.Of([$"[suggest:{line.Length}]", line]);
        Assert.Equal(0, run.Code);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
