using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Verifies a store completely.</summary>
static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = CommonOptions.Store();
        var verb = new Command(
            "check", "Verifies every checksum and every invariant of a store.\nExample: dhc check --store data/store") { store };
        verb.SetAction((parsed, cancellationToken) => ProgressLine.RunAsync(terminal, "check", report => Task.Run(
            () =>
            {
                using var journey = Stores.Open(parsed, store);
                journey.Check(new DirectProgress<string>(what => report(0, what)), cancellationToken);
                var info = journey.Info();
                terminal.Out.WriteLine(
                    $"generation {info.Generation} is sound: {Figures.Bytes(info.Bytes)}, {info.GoldTables.Length} gold tables");
                return ExitCodes.Ok;
            },
            cancellationToken)));
        return verb;
    }
}
