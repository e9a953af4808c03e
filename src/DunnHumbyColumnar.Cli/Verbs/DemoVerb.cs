using System.CommandLine;
using System.Diagnostics;
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
            Description = "The folder for the CSV files and the store, 1.1 GB at scale 1.",
            HelpName = "DIR",
            DefaultValueFactory = _ => Path.Combine("data", "demo"),
        };
        var overwrite = GenerateVerb.Overwrite();
        var serve = new Option<bool>("--serve") { Description = "Then serves the HTTP API and the dashboard over it until stopped." };
        var urls = ListenOptions.Addresses();
        var port = ListenOptions.Port();
        var verb = new Command(
            "demo",
            "Generates a synthetic data set, ingests it, builds the gold tables and shows them; about ten seconds at full size.\n"
            + "Example: dhc demo --scale 0.1 --serve") { scale, directory, overwrite, serve, urls, port };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            var open = Stores.Options(parsed);
            var addresses = ListenOptions.Read(parsed, urls, port);
            var folder = new DemoFolder(parsed.GetRequiredValue(directory));
            var options = new GeneratorOptions
            {
                Scale = parsed.GetValue(scale),
                Threads = open.Threads,
                Overwrite = parsed.GetValue(overwrite),
            };
            int code = await RunAsync(terminal, folder, options, open, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(serve))
                await ServeVerb.RunAsync(
                    terminal,
                    addresses,
                    [],
                    served =>
                    {
                        served.Store = folder.Store;
                        served.Open = open;
                    },
                    cancellationToken).ConfigureAwait(false);
            return code;
        });
        return verb;
    }

    static async Task<int> RunAsync(
        Terminal terminal, DemoFolder folder, GeneratorOptions options, OpenOptions open, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        if (!options.Overwrite)
            folder.RequireOwn();
        terminal.Note(folder.Announcement(options.Scale));
        var generated = await GenerateVerb.RunAsync(terminal, folder.Csv, options, cancellationToken).ConfigureAwait(false);
        folder.Mark();
        var ingest = new IngestOptions { Threads = open.Threads, MemoryBudgetBytes = open.MemoryBudgetBytes, Force = true };
        var ingested = await IngestVerb.RunAsync(terminal, folder.Csv, folder.Store, ingest, cancellationToken).ConfigureAwait(false);
        return await Task.Run(
            () => Report(terminal, folder.Store, open, generated, ingested, watch, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
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
