using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Proposes a mapping for files of another layout, or shows what one makes of the first rows.</summary>
static class MapVerb
{
    const string DateForm = "yyyy-MM-dd";

    public static Command Create(Terminal terminal)
    {
        var files = Files();
        var output = new Option<string?>("--out")
        {
            Description = "The JSON file for the mapping; without it there is the report only.",
            HelpName = "FILE",
        };
        var force = new Option<bool>("--force") { Description = "Replaces a mapping that is there." };
        var dayOne = new Option<DateOnly?>("--day-one")
        {
            Description = "The date of day 1, as 2004-03-23; by default the earliest date.",
            HelpName = "DATE",
            CustomParser = ParseDate,
        };
        var lines = new Option<long>("--max-lines")
        {
            Description = "Lines of a file that are read.",
            HelpName = "N",
            DefaultValueFactory = _ => new MappingProposalOptions().MaximumLines,
            Validators = { result => CommonOptions.RequireRange(result, 1, long.MaxValue) },
        };
        var check = new Option<string?>("--check")
        {
            Description = $"A mapping: shows up to {MappingPreview.Rows} rows of each table beside their lines, and the faults of the "
                + $"first {Figures.Count(MappingPreview.Lines)} lines of each file.",
            HelpName = "FILE",
        };
        var csv = new Option<string?>("--csv")
        {
            Description = "With --check the folder or zip archive of the files; by default the folder that the mapping lies in.",
            HelpName = "DIR",
        };
        var verb = new Command(
            "map",
            "Reads files of another layout and proposes the mapping that brings them to the tables, with its reasons.\n"
            + "Example: dhc map data/tills --out data/tills/mapping.json")
        {
            files, output, force, dayOne, lines, check, csv,
        };
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string[] sources = parsed.GetValue(files) ?? [];
                string? mapping = parsed.GetValue(check);
                Option[] others = mapping is null ? [csv] : [output, force, dayOne, lines];
                if (others.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
                    throw new UsageException($"{other.Name} goes {(mapping is null ? "with --check only" : "without --check")}");
                if (sources.Length == 0 == mapping is null)
                    throw new UsageException("map takes FILES, a folder or a zip archive, or --check with a mapping");
                if (mapping is not null)
                    MappingReport.Show(terminal, Preview(mapping, parsed.GetValue(csv), cancellationToken));
                else
                    Propose(
                        terminal, sources, parsed.GetValue(output), parsed.GetValue(force),
                        new MappingProposalOptions { DayOne = parsed.GetValue(dayOne), MaximumLines = parsed.GetValue(lines) },
                        cancellationToken);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    static Argument<string[]> Files()
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "Files of one folder, a folder, or a zip archive.",
            HelpName = "FILES",
            Arity = ArgumentArity.ZeroOrMore,
        };
        // The parser takes a misspelt option for a file.
        files.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith('-')) is { } unknown
                && result.Parent is CommandResult { Command: var verb })
                result.AddError(Spelling.UnknownOption(unknown.Value, verb));
        });
        return files;
    }

    static MappingPreview Preview(string mapping, string? csv, CancellationToken cancellationToken) => MappingPreview.Create(
        JourneyMapping.Load(mapping), csv ?? Path.GetDirectoryName(Path.GetFullPath(mapping))!, cancellationToken);

    static void Propose(
        Terminal terminal, string[] sources, string? output, bool replaces, MappingProposalOptions options,
        CancellationToken cancellationToken)
    {
        if (output is not null && File.Exists(AtomicFile.TargetOf(output)) && !replaces)
            throw new UsageException($"{output} is there already; --force replaces it");
        var proposal = UsageException.Unless(() => MappingProposal.Create(sources, options, cancellationToken));
        if (output is not null)
            OutputGuard.RequireNoFileOf(output, proposal.Place);
        MappingReport.Show(terminal, proposal);
        if (output is not null && proposal.Mapping is { } mapping)
        {
            AtomicFile.Write(output, stream => stream.Write(Encoding.UTF8.GetBytes(mapping.ToJson())));
            terminal.Note($"{output} is the mapping: read and edit it, then");
            terminal.Note($"  dhc map --check {output} --csv {proposal.Place}");
            terminal.Note($"  dhc ingest --mapping {output} --csv {proposal.Place} --store DIR");
        }

        if (proposal.Files.Select(file => file.Fault).OfType<InputDataException>().FirstOrDefault() is { } fault)
            throw fault;
        if (proposal.Mapping is null)
            throw new InputDataException(
                FaultCode.Mapping, proposal.Place, "no file looks like lines of purchases, which a mapping needs");
    }

    static DateOnly? ParseDate(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        result.AddError($"--day-one must be a date as 2004-03-23, not {text}.");
        return null;
    }
}
