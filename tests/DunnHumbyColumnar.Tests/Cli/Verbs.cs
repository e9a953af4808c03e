using DunnHumbyColumnar.Tests.Conventions;

namespace DunnHumbyColumnar.Tests.Cli;

/// <summary>The verbs there are, as the help lists them.</summary>
static partial class Verbs
{
    public static async Task<string[]> NamesAsync() =>
        [.. Docs.Matches((await CliRun.Of("--help")).Output.Split("\nCommands:\n")[1], Pattern())];

    [System.Text.RegularExpressions.GeneratedRegex("^  ([a-z][a-z-]*) ", System.Text.RegularExpressions.RegexOptions.Multiline)]
    private static partial System.Text.RegularExpressions.Regex Pattern();
}
