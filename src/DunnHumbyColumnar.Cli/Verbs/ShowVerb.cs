using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Prints the first rows of a source or gold table: aligned on a terminal, CSV elsewhere.</summary>
static class ShowVerb
{
    public static Command Create(Terminal terminal)
    {
        var selection = new MartSelection();
        var limit = new Option<long>("--limit")
        {
            Description = "Rows to print.",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
            Validators = { result => CommonOptions.RequireRange(result, 0, long.MaxValue) },
        };
        var verb = new Command(
            "show",
            "Prints the first rows of a source or gold table; CSV when the output is not a terminal.\n"
            + "Example: dhc show hh_summary --store data/store --limit 5") { limit };
        selection.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var options = new ExportOptions { Limit = parsed.GetValue(limit) };
                selection.Use(
                    terminal, parsed, table => ResultPrinter.Print(terminal, table, options, cancellationToken), cancellationToken);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }
}
