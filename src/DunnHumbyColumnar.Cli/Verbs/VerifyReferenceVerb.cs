using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Compares a store with the published figures.</summary>
static class VerifyReferenceVerb
{
    public static Command Create(Terminal terminal)
    {
        var store = CommonOptions.Store();
        var verb = new Command(
            "verify-reference",
            "Compares row counts and totals with those published for the full data; exit 3 if one differs.\n"
            + "Example: dhc verify-reference --store data/store") { store };
        verb.SetAction(parsed =>
        {
            using var journey = Stores.Open(parsed, store);
            var lines = journey.VerifyReference();
            TextGrid.Write(
                terminal.Out, terminal.Width, ["figure", "published", "found", ""],
                [.. lines.Select(line => (string[])[line.What, line.Expected, line.Found, line.IsEqual ? "equal" : "DIFFERENT"])],
                [false, true, true, false]);
            int different = lines.Count(line => !line.IsEqual);
            if (different == 0)
                return ExitCodes.Ok;
            terminal.Error.WriteLine(
                $"dhc: {different} of {lines.Length} figures differ from the published ones; "
                + "generated data and samples always do, the full download must not");
            return ExitCodes.BadInput;
        });
        return verb;
    }
}
