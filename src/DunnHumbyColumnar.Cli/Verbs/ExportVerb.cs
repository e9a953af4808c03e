using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Writes a source or gold table to a file.</summary>
static class ExportVerb
{
    public static Command Create(Terminal terminal)
    {
        var selection = new MartSelection();
        var output = new Option<string>("--out")
        {
            Description = $"The file; {CommonOptions.Formats}",
            Required = true,
            HelpName = "FILE",
        };
        var spreadsheet = new Option<bool>("--spreadsheet")
        {
            Description = "CSV: an apostrophe before texts that a spreadsheet would take for formulas.",
        };
        var verb = new Command(
            "export",
            "Writes a source or gold table to a file.\nExample: dhc export rfm --store data/store --out rfm.csv") { output, spreadsheet };
        selection.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string path = parsed.GetRequiredValue(output);
                if (TabularResult.FormatOf(path) != ExportFormat.Csv && parsed.GetValue(spreadsheet))
                    throw new UsageException("--spreadsheet goes with .csv only");
                var options = new ExportOptions { Spreadsheet = parsed.GetValue(spreadsheet) };
                selection.Use(
                    terminal, parsed,
                    table =>
                    {
                        table.Export(path, options, cancellationToken);
                        terminal.Note(
                            $"{table.Metadata.Name}: {Figures.Count(table.RowCount)} rows, "
                            + $"{Figures.Bytes(new FileInfo(path).Length)} in {path}");
                    },
                    cancellationToken);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }
}
