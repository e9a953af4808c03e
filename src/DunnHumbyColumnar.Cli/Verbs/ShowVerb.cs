using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Prints a source or gold table: its first rows aligned on a terminal, all as CSV elsewhere.</summary>
static class ShowVerb
{
    public static Command Create(Terminal terminal)
    {
        var selection = new MartSelection();
        var output = new RowOptions();
        var verb = new Command(
            "show",
            "Prints a source or gold table: the first rows on a terminal, all of them as CSV in a pipe or a file.\n"
            + "Example: dhc show hh_summary --store data/store --limit 5");
        selection.AddTo(verb);
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                selection.Use(terminal, parsed, output, cancellationToken);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }
}
