using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Everything once: generates a data set, ingests it, builds the gold tables and shows what is in them.</summary>
static class DemoVerb
{
    public static Command Create(Terminal terminal)
    {
        var scale = GenerateVerb.Scale();
        var directory = new Option<string>("--out")
        {
            Description = "The folder for the CSV files and the store.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("data", "demo"),
        };
        var serve = new Option<bool>("--serve") { Description = "Then serves the HTTP API and the dashboard over it until stopped." };
        var urls = ServeVerb.Addresses();
        var verb = new Command(
            "demo",
            "Generates a synthetic data set, ingests it, builds the gold tables and shows them; about ten seconds at full size.\n"
            + "Example: dhc demo --scale 0.1 --serve") { scale, directory, serve, urls };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var open = Stores.Options(parsed);
            string folder = parsed.GetRequiredValue(directory);
            int code = await RunAsync(terminal, folder, parsed.GetValue(scale), open, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(serve))
                await ServeVerb.RunAsync(
                    terminal,
                    parsed.GetRequiredValue(urls),
                    [],
                    served =>
                    {
                        served.Store = StoreOf(folder);
                        served.Open = open;
                    },
                    cancellationToken).ConfigureAwait(false);
            return code;
        });
        return verb;
    }

    static string StoreOf(string directory) => Path.Combine(directory, "store");

    static async Task<int> RunAsync(
        Terminal terminal, string directory, double scale, OpenOptions open, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        string csv = Path.Combine(directory, "csv");
        string store = StoreOf(directory);
        string offer = scale > 0.1 ? "; dhc demo --scale 0.1 is ten times smaller" : "";
        terminal.Note(string.Create(CultureInfo.InvariantCulture, $"a synthetic data set of scale {scale} into {directory}{offer}"));
        var generated = await GenerateVerb.RunAsync(
            terminal, csv, new GeneratorOptions { Scale = scale, Threads = open.Threads }, cancellationToken).ConfigureAwait(false);
        var options = new IngestOptions { Threads = open.Threads, MemoryBudgetBytes = open.MemoryBudgetBytes, Force = true };
        var ingested = await IngestVerb.RunAsync(terminal, csv, store, options, cancellationToken).ConfigureAwait(false);
        return await Task.Run(
            () => Report(terminal, store, open, generated, ingested, watch, cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    static int Report(
        Terminal terminal, string store, OpenOptions open, GeneratorReport generated, IngestReport ingested, Stopwatch watch,
        CancellationToken cancellationToken)
    {
        var stage = Stopwatch.StartNew();
        using var journey = Journey.Open(store, open);
        var opened = stage.Elapsed;
        stage.Restart();
        var gold = GoldVerb.Build(journey, null, cancellationToken);
        DemoReport.Write(
            terminal,
            journey,
            ingested,
            gold.Built,
            [
                new("generate", generated.Elapsed), .. ingested.Timings, new("open", opened),
                new("gold tables", stage.Elapsed), new("in all", watch.Elapsed),
            ],
            store,
            cancellationToken);
        return GoldVerb.Report(terminal, gold);
    }
}
