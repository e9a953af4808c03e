using System.CommandLine;
using System.CommandLine.Parsing;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Results;

namespace DunnHumbyColumnar.Cli;

/// <summary>Where rows go, in what format, and how many: the same options for every verb that has rows to give.</summary>
/// <param name="shown">Rows that a terminal shows unless --limit says otherwise.</param>
sealed class RowOptions(int shown = RowOptions.Shown)
{
    /// <summary>Rows that a terminal shows by default.</summary>
    public const int Shown = 20;

    /// <summary>The names that mean standard output.</summary>
    static readonly string[] StandardOutput = ["-", "/dev/stdout"];

    readonly Option<string?> _file = new("--out")
    {
        Description = $"A file; its extension {ExportExtensions.Listed} is the format. "
            + "Or - for standard output: CSV, or JSON with --json.",
        HelpName = "FILE",
    };

    readonly Option<bool> _json = new("--json") { Description = "JSON on standard output." };

    readonly Option<long?> _limit = new("--limit")
    {
        Description = $"Rows to write, the first ones; all by default, but {shown} on a terminal.",
        HelpName = "N",
        Validators = { result => CommonOptions.RequireRange(result, 0, long.MaxValue) },
    };

    readonly Option<bool> _spreadsheet = new("--spreadsheet")
    {
        Description = "CSV: an apostrophe before texts that a spreadsheet would take for formulas.",
    };

    /// <summary>Whether an option that has no meaning without rows is given; its name.</summary>
    public string? Given(ParseResult parsed) => new Option[] { _file, _json, _limit, _spreadsheet }
        .FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Whether it is said where the rows go.</summary>
    public bool IsTargetGiven(SymbolResult result) => result.GetResult(_file) is not null || result.GetResult(_json) is { Implicit: false };

    public void AddTo(Command verb)
    {
        foreach (Option option in (Option[])[_file, _json, _limit, _spreadsheet])
            verb.Add(option);
    }

    /// <summary>Reads the options, and rejects what cannot be written before any work is done.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="store">The store that the verb reads.</param>
    /// <exception cref="UsageException">The options do not go together, or the output is an input.</exception>
    /// <exception cref="UnknownNameException">There is no format of that extension.</exception>
    /// <exception cref="StoreIOException">The file cannot be replaced.</exception>
    public RowTarget Read(ParseResult parsed, string store)
    {
        string? file = parsed.GetValue(_file);
        bool isJson = parsed.GetValue(_json);
        bool isStream = file is null || StandardOutput.Contains(file);
        ExportFormat? format = !isStream ? TabularResult.FormatOf(file!)
            : isJson ? ExportFormat.Json
            : file is not null ? ExportFormat.Csv
            : null;
        if (isJson && format != ExportFormat.Json)
            throw new UsageException($"--json goes with standard output or a .json file, not with {file}");
        if (parsed.GetValue(_spreadsheet) && format is not (null or ExportFormat.Csv))
            throw new UsageException("--spreadsheet goes with CSV only");
        if (!isStream)
            OutputGuard.RequireOutsideStore(file!, store);
        return new(isStream ? null : file, format, parsed.GetValue(_limit), shown, parsed.GetValue(_spreadsheet));
    }
}
