using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Writes a source or gold table to a file.</summary>
static class ExportVerb
{
    public static Command Create(Terminal terminal)
    {
        var selection = new MartSelection();
        var output = new RowOptions();
        var verb = new Command(
            "export", "Writes a source or gold table to a file.\nExample: dhc export rfm --store data/store --out rfm.csv");
        selection.AddTo(verb);
        output.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (!output.IsTargetGiven(result))
                result.AddError("export needs --out FILE, or --out - for standard output.");
        });
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
