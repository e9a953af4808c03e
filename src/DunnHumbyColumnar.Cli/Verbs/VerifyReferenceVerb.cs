using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Compares a store with the published figures.</summary>
static class VerifyReferenceVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var output = new RowOptions(int.MaxValue);
        var verb = new Command(
            "verify-reference",
            "Compares row counts and totals with those published for the full data; exit 3 if one differs.\n"
            + "Example: dhc verify-reference --store data/store") { store };
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                using var journey = Stores.Open(parsed, store);
                var lines = journey.VerifyReference();
                target.Write(terminal, TableOf(journey.Info(), lines), rows => Show(terminal, lines.Take(rows)), cancellationToken);
                int different = lines.Count(line => !line.IsEqual);
                if (different == 0)
                    return ExitCodes.Ok;
                terminal.Error.WriteLine(
                    $"dhc: {different} of {lines.Length} figures differ from the published ones; "
                    + "generated data and samples always do, the full download must not");
                return ExitCodes.BadInput;
            },
            cancellationToken));
        return verb;
    }

    static TabularResult TableOf(StoreInfo info, IReadOnlyCollection<ReferenceLine> lines) => ReportTable.Of(
        "verify_reference", info,
        ResultColumn.Text("figure", [.. lines.Select(line => line.What)]),
        ResultColumn.Text("published", [.. lines.Select(line => line.Expected)]),
        ResultColumn.Text("found", [.. lines.Select(line => line.Found)]),
        ResultColumn.Bool("is_equal", [.. lines.Select(line => (bool?)line.IsEqual)]));

    static void Show(Terminal terminal, IEnumerable<ReferenceLine> lines) => TextGrid.Write(
        terminal,
        [GridColumn.Text("figure"), GridColumn.Number("published"), GridColumn.Number("found"), GridColumn.Number("")],
        [.. lines.Select(line => (string[])[line.What, line.Expected, line.Found, line.IsEqual ? "equal" : "DIFFERENT"])]);
}
