using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Verifies a store completely.</summary>
static class CheckVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var output = new RowOptions();
        var verb = new Command(
            "check", "Verifies every checksum and every invariant of a store.\nExample: dhc check --store data/store") { store };
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => ProgressLine.RunAsync(terminal, "check", report => Task.Run(
            () =>
            {
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                using var journey = Stores.Open(parsed, store);
                journey.Check(new DirectProgress<string>(what => report(0, what)), cancellationToken);
                var info = journey.Info();
                if (target.IsReport)
                    terminal.Say(
                        $"generation {info.Generation} is sound: {Figures.Bytes(info.Bytes)}, {info.GoldTables.Length} gold tables");
                else
                    target.Write(terminal, TableOf(info), null, cancellationToken);
                return ExitCodes.Ok;
            },
            cancellationToken)));
        return verb;
    }

    static TabularResult TableOf(StoreInfo info) => ReportTable.Of(
        "check", info,
        ResultColumn.Int64("generation", [info.Generation]), ResultColumn.Bool("is_sound", [true]),
        ResultColumn.Int64("bytes", [info.Bytes]), ResultColumn.Int32("gold_tables", [info.GoldTables.Length]),
        ResultColumn.Text("content_hash", [info.ContentHash]));
}
