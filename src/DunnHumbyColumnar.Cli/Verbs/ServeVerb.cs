using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Web;
using DunnHumbyColumnar.Web.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>API and dashboard over a store, until stopped.</summary>
static class ServeVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var urls = ListenOptions.Addresses();
        var port = ListenOptions.Port();
        var csv = new Option<string?>("--csv")
        {
            Description = "The folder with the eight CSV files, for refreshes; ingested first if the store has no snapshot.",
            HelpName = "DIR",
        };
        var refresh = new Option<string?>("--refresh")
        {
            Description = "When to refresh, as a cron expression in local time; with --csv.",
            HelpName = "CRON",
        };
        var key = new Option<string?>("--api-key-file")
        {
            Description = "A file with the key that POST /refresh needs, and all routes at an address that other machines reach.",
            HelpName = "FILE",
        };
        var names = new Option<string[]>("--host-name")
        {
            Description = "A further name by which the server may be called; repeatable.",
            HelpName = "NAME",
        };
        var verb = new Command("serve", "Serves the HTTP API and the dashboard until stopped.\n"
            + "Example: dhc serve --store data/store --csv data/raw --refresh \"0 3 * * *\"")
        {
            store, urls, port, csv, refresh, key, names,
        };
        verb.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(refresh) is not null && parsed.GetValue(csv) is null)
                throw new UsageException("--refresh needs the folder with the CSV files: --csv DIR");
            var open = Stores.Options(parsed);
            string folder = StoreLocation.Of(parsed, store);
            if (parsed.GetValue(csv) is { } sources && !HasSnapshot(folder))
                await IngestVerb.RunAsync(
                    terminal, sources, folder, new IngestOptions { Threads = open.Threads, MemoryBudgetBytes = open.MemoryBudgetBytes },
                    cancellationToken).ConfigureAwait(false);
            await RunAsync(
                terminal,
                ListenOptions.Read(parsed, urls, port),
                parsed.GetValue(names) ?? [],
                served =>
                {
                    served.Store = folder;
                    served.Open = open;
                    served.Csv = parsed.GetValue(csv);
                    served.RefreshSchedule = parsed.GetValue(refresh);
                    served.ApiKey = KeyOf(parsed.GetValue(key));
                },
                cancellationToken).ConfigureAwait(false);
            return ExitCodes.Ok;
        });
        return verb;
    }

    /// <summary>Serves until the token is cancelled.</summary>
    public static async Task RunAsync(
        Terminal terminal, IReadOnlyList<string> addresses, IReadOnlyList<string> names, Action<DunnHumbyOptions> configure,
        CancellationToken cancellationToken)
    {
        var options = new ServeOptions
        {
            Addresses = addresses,
            HostNames = names,
            Configure = configure,
            Log = terminal.Error,
        };
        await using var app = UsageException.Unless(() => DunnHumbyHost.Create(options));
        await app.StartAsync(cancellationToken).ConfigureAwait(false);
        foreach (string address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
            terminal.Note($"listening on {address}; Ctrl+C stops");
        await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
    }

    static bool HasSnapshot(string store)
    {
        try
        {
            Journey.Open(store).Dispose();
            return true;
        }
        catch (SnapshotMissingException)
        {
            return false;
        }
    }

    static string? KeyOf(string? file)
    {
        if (file is null)
            return null;
        string key = File.ReadAllText(file).Trim();
        return key.Length > 0 ? key : throw new UsageException($"{file} is empty; it must hold the API key");
    }
}
