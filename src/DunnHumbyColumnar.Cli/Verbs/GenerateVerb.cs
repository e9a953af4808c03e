using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>A synthetic data set.</summary>
static class GenerateVerb
{
    public static Command Create(Terminal terminal)
    {
        var directory = new Option<string>("--out")
        {
            Description = "The folder for the eight CSV files; created if need be.",
            Required = true,
            HelpName = "DIR",
        };
        var scale = Scale();
        var seed = new Option<int>("--seed")
        {
            Description = "Another seed gives other data.",
            HelpName = "N",
            DefaultValueFactory = _ => new GeneratorOptions().Seed,
            Validators = { result => CommonOptions.RequireRange(result, int.MinValue, int.MaxValue) },
        };
        var overwrite = Overwrite();
        var verb = new Command(
            "generate",
            "Writes a synthetic data set with the shapes of the published one; the same seed gives the same bytes.\n"
            + "Example: dhc generate --out data/generated --scale 0.1")
        {
            directory, scale, seed, overwrite,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new GeneratorOptions
            {
                Scale = parsed.GetValue(scale),
                Seed = parsed.GetValue(seed),
                Threads = parsed.GetValue(CommonOptions.Threads),
                Overwrite = parsed.GetValue(overwrite),
            };
            Write(terminal, await RunAsync(terminal, parsed.GetRequiredValue(directory), options, cancellationToken).ConfigureAwait(false));
            return ExitCodes.Ok;
        });
        return verb;
    }

    public static Option<double> Scale() => new("--scale")
    {
        Description = "Size; 1 gives the published row counts.",
        HelpName = "S",
        DefaultValueFactory = _ => 1,
        CustomParser = ParseScale,
    };

    public static Option<bool> Overwrite() => new("--overwrite")
    {
        Description = "Replaces what lies there, even if dhc did not generate it.",
    };

    /// <summary>Generates with a progress bar.</summary>
    public static Task<GeneratorReport> RunAsync(
        Terminal terminal, string directory, GeneratorOptions options, CancellationToken cancellationToken) =>
        ProgressLine.RunAsync(terminal, "generate", report => Task.Run(
            () => JourneyGenerator.Generate(
                directory,
                options,
                new DirectProgress<GeneratorProgress>(progress => report(
                    (double)progress.RowsDone / progress.RowsExpected,
                    $"{progress.Table} {Figures.Count(progress.RowsDone)} of {Figures.Count(progress.RowsExpected)} rows")),
                cancellationToken),
            cancellationToken));

    static void Write(Terminal terminal, GeneratorReport report)
    {
        TextGrid.Write(
            terminal, [GridColumn.Text("table"), GridColumn.Number("rows"), GridColumn.Number("size")],
            [.. report.Tables.Select(table => (string[])[table.Name, Figures.Count(table.Rows), Figures.Bytes(table.Bytes)])]);
        terminal.Note($"{Figures.Count(report.Tables.Sum(table => table.Rows))} rows in {Figures.Time(report.Elapsed)}");
    }

    static double ParseScale(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double scale)
            && scale > 0 && scale <= GeneratorOptions.MaximumScale)
            return scale;
        result.AddError(string.Create(
            CultureInfo.InvariantCulture, $"--scale must be a number above 0 and at most {GeneratorOptions.MaximumScale}, not {text}."));
        return 0;
    }
}
