using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

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
                Write(terminal, Build(journey, parsed.GetValue(only)?.Split(','), cancellationToken));
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    /// <summary>Builds; a store that has gone on meanwhile is an error, not an empty answer.</summary>
    public static IReadOnlyList<BuiltTable> Build(Journey journey, string[]? names, CancellationToken cancellationToken)
    {
        var built = journey.BuildGold(names, null, cancellationToken);
        return built.IsEmpty
            ? throw new UsageException("nothing was stored, because another snapshot was published meanwhile; run gold again")
            : built;
    }

    static void Write(Terminal terminal, IReadOnlyList<BuiltTable> built) => TextGrid.Write(
        terminal, [GridColumn.Text("gold table"), GridColumn.Number("rows"), GridColumn.Number("time")],
        [.. built.Select(table => (string[])[table.Name, Figures.Count(table.Rows), Figures.Time(table.Elapsed)])]);
}
