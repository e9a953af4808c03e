using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Cli.Verbs;

namespace DunnHumbyColumnar.Cli;

/// <summary>The verbs of <c>dhc</c>: parses, runs one, turns an exception into one line and an exit code.</summary>
static class CommandLine
{
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        var parsed = Root(terminal).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            terminal.Error.WriteLine(
                $"dhc: {parsed.Errors[0].Message.ReplaceLineEndings(" ")} See dhc {string.Join(' ', VerbOf(parsed))}--help.");
            return ExitCodes.Usage;
        }

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
            terminal.Error.WriteLine(
                $"dhc: {(failure is OperationCanceledException ? "cancelled" : failure.Message.ReplaceLineEndings(" "))}");
            int code = ExitCodes.For(failure);
            if (parsed.GetValue(CommonOptions.Verbose) || code == ExitCodes.Unexpected)
                terminal.Error.WriteLine(failure);
            return code;
        }
    }

    internal static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            "Embedded columnar analytics for dunnhumby's \"The Complete Journey\".\nStart with: dhc demo --scale 0.1")
        {
            DemoVerb.Create(terminal),
            GenerateVerb.Create(terminal),
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
        return root;
    }

    static IEnumerable<string> VerbOf(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? [] : [parsed.CommandResult.Command.Name, ""];
}
