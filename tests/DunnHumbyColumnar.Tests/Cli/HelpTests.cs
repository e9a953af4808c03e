using Xunit;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>Help fits the terminal, is there for all who ask, and unknown names get the nearest known ones.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public async Task Help_of_every_verb_fits_the_terminal(int width)
    {
        foreach (string verb in (string[])["", .. await Verbs.NamesAsync()])
        {
            AssertFits(await CliRun.Of(verb + " --help", terminal: true, width), width, verb);
            AssertFits(await CliRun.Of(verb + " --help"), 80, verb);
        }
    }

    [Fact]
    public async Task No_argument_is_named_by_its_values()
    {
        foreach (string verb in (string[])["", .. await Verbs.NamesAsync()])
            Assert.DoesNotMatch(@"<\w+\|\w+", (await CliRun.Of(verb + " --help")).Output);
    }

    [Fact]
    public async Task Help_and_version_are_there_however_one_asks()
    {
        var help = await CliRun.Of("--help");
        Assert.Equal(0, help.Code);
        Assert.Contains("Commands:", help.Output, StringComparison.Ordinal);
        Assert.Equal(help, await CliRun.Of(""));
        Assert.Equal(help, await CliRun.Of("help"));
        Assert.Equal(help, await CliRun.Of("-h"));
        Assert.Equal(await CliRun.Of("show --help"), await CliRun.Of("help show"));
        var version = await CliRun.Of("--version");
        Assert.Matches(@"^\d+\.\d+\.\d+", version.Output);
        Assert.Equal(version, await CliRun.Of("version"));
        Assert.Equal(version, await CliRun.Of("-v"));
    }

    [Theory]
    [InlineData("shwo rfm", "there is no verb shwo; did you mean show? The verbs are demo, generate, ", "See dhc --help.")]
    [InlineData("help shwo", "there is no verb shwo; did you mean show?", "See dhc --help.")]
    [InlineData("shwo --help", "there is no verb shwo; did you mean show?", "See dhc --help.")]
    [InlineData("xyzzy", "there is no verb xyzzy. The verbs are demo, ", "completion.")]
    [InlineData("show rfm --hlp", "show takes no option --hlp; did you mean --help", "See dhc show --help.")]
    [InlineData("show --hlp", "show takes no option --hlp; did you mean --help", "See dhc show --help.")]
    [InlineData("rules --metrc lift", "rules takes no option --metrc; did you mean --metric", "See dhc rules --help.")]
    [InlineData("--verbos", "dhc takes no option --verbos; did you mean --verbose", "See dhc --help.")]
    public async Task Unknown_verbs_and_options_get_the_nearest_ones(string line, params string[] parts)
    {
        var run = await CliRun.Of(line);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.All(parts, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task An_empty_verb_is_named() =>
        Assert.Contains("there is no verb \"\".", (await CliRun.Of([""])).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("recommend", "commodity by default", "confidence by default")]
    [InlineData("evaluate", "commodity by default")]
    [InlineData("rules", "commodity by default", "confidence by default")]
    public async Task Help_names_the_defaults(string verb, params string[] defaults)
    {
        string text = (await CliRun.Of(verb + " --help")).Output;
        string help = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(defaults, word => Assert.Contains(word, help, StringComparison.Ordinal));
    }

    static void AssertFits(CliRun run, int width, string verb)
    {
        Assert.Equal(0, run.Code);
        Assert.All(run.Output.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, $"{verb}: {line}"));
    }
}
