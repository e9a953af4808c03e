using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Builds and stores the gold tables.</summary>
static class GoldVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var only = new Option<string?>("--only")
        {
            Description = $"Some of {string.Join(", ", Journey.GoldTableNames)}.",
            HelpName = "A[,B…]",
            CompletionSources = { Journey.GoldTableNames.ToArray() },
        };
        var verb = new Command(
            "gold",
            "Builds the gold tables and stores them beside the snapshot.\nExample: dhc gold --store data/store --only rfm,hh_summary")
        {
            store, only,
        };
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                using var journey = Stores.Open(parsed, store);
                var report = Build(journey, parsed.GetValue(only)?.Split(','), cancellationToken);
                Write(terminal, report.Built);
                int code = Report(terminal, report);
                if (report.Built.Any(table => GoldTables.Find(table.Name)!.Takes.Contains(MartParameters.Clean)))
                    CleaningOptions.Tell(terminal, journey.CleanView(cancellationToken: cancellationToken));
                return code;
            },
            cancellationToken));
        return verb;
    }

    /// <summary>Builds; a store that has gone on meanwhile is an error, not an empty answer.</summary>
    public static GoldReport Build(Journey journey, string[]? names, CancellationToken cancellationToken)
    {
        var report = journey.BuildGold(names, null, cancellationToken);
        return !report.IsStored && !report.Built.IsEmpty
            ? throw new UsageException("nothing was stored, because another snapshot was published meanwhile; run gold again")
            : report;
    }

    /// <summary>Names the tables that could not be built; the exit code is that of the first.</summary>
    public static int Report(Terminal terminal, GoldReport report)
    {
        foreach (var table in report.Failed)
            terminal.Error.WriteLine($"dhc: {table.Name} was not built: {table.Failure.Message.ReplaceLineEndings(" ")}");
        return report.Failed.IsEmpty ? ExitCodes.Ok : ExitCodes.For(report.Failed[0].Failure);
    }

    static void Write(Terminal terminal, IReadOnlyList<BuiltTable> built) => TextGrid.Write(
        terminal, [GridColumn.Text("gold table"), GridColumn.Number("rows"), GridColumn.Number("time")],
        [.. built.Select(table => (string[])[table.Name, Figures.Count(table.Rows), Figures.Time(table.Elapsed)])]);
}
