using System.CommandLine;
using System.CommandLine.Help;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Cli.Verbs;

namespace DunnHumbyColumnar.Cli;

/// <summary>The verbs of <c>dhc</c>: parses, runs one, turns an exception into one line and an exit code.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var root = Root(terminal);
        var parsed = root.Parse(Spelling.InOptions(args));
        if (Fault(root, parsed) is { } fault)
        {
            terminal.Error.WriteLine($"dhc: {fault}");
            return ExitCodes.Usage;
        }

        // The list of verbs has one line of each; the examples are in the help of the verb.
        if (parsed.CommandResult.Command == root)
            foreach (var verb in root.Subcommands)
                verb.Description = verb.Description!.Split('\n')[0];
        terminal.IsQuiet = parsed.GetValue(CommonOptions.Quiet);
        try
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = terminal.Out,
                Error = terminal.Error,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure) when (Terminal.IsClosedPipe(failure))
        {
            // The reader of the output has closed it.
            return ExitCodes.Ok;
        }
        catch (Exception failure)
        {
            terminal.Error.WriteLine($"dhc: {(failure is OperationCanceledException ? "cancelled" : PlainMessage.Of(failure))}");
            int code = ExitCodes.For(failure);
            if (parsed.GetValue(CommonOptions.Verbose) || code == ExitCodes.Unexpected)
                terminal.Error.WriteLine(failure);
            return code;
        }
    }

    /// <summary>What is wrong with a command line, and what helps; null: nothing.</summary>
    static string? Fault(RootCommand root, ParseResult parsed)
    {
        // A request for help silences all other errors of the parser.
        if (parsed.Errors.Count == 0 && (parsed.Action is not HelpAction || parsed.UnmatchedTokens.Count == 0))
            return null;
        var command = parsed.CommandResult.Command;
        string help = command == root ? "See dhc --help." : $"See dhc {command.Name} --help.";
        string? unknown = parsed.UnmatchedTokens.Count > 0 ? parsed.UnmatchedTokens[0] : null;
        if (unknown is not null && unknown.StartsWith('-'))
            return $"{Spelling.UnknownOption(unknown, command)} {help}";
        return command == root && unknown is not null
            ? $"{Spelling.UnknownVerb(unknown, [.. root.Subcommands.Select(verb => verb.Name)])} {help}"
            : parsed.Errors.Count == 0 ? null : $"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} {help}";
    }

    internal static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Embedded columnar analytics for dunnhumby's \"The Complete Journey\".\nStart with: dhc demo --scale 0.1")
        {
            DemoVerb.Create(terminal),
            GenerateVerb.Create(terminal),
            MapVerb.Create(terminal),
            IngestVerb.Create(terminal),
            InfoVerb.Create(terminal),
            DescribeVerb.Create(terminal),
            GoldVerb.Create(terminal),
            ShowVerb.Create(terminal),
            ExportVerb.Create(terminal),
            QueryVerb.Create(terminal),
            RulesVerb.Create(terminal),
            RecommendVerb.Create(terminal),
            EvaluateVerb.Create(terminal),
            ServeVerb.Create(terminal),
            CheckVerb.Create(terminal),
            VerifyReferenceVerb.Create(terminal),
            CompletionVerb.Create(terminal),
        };
        foreach (var option in CommonOptions.All)
            root.Options.Add(option);
        UseOwnStandardOptions(root, terminal);
        return root;
    }

    /// <summary>Help as wide as the terminal, 80 characters elsewhere, and without the names that options have on Windows.</summary>
    static void UseOwnStandardOptions(RootCommand root, Terminal terminal)
    {
        foreach (var option in root.Options.Where(option => option is HelpOption or VersionOption).ToList())
            root.Options.Remove(option);
        root.Options.Add(new HelpOption("--help", "-h", "-?") { Action = new HelpAction { MaxWidth = terminal.HelpWidth } });
        root.Options.Add(new VersionOption("--version", "-v"));
    }
}
