using System.CommandLine;
using System.CommandLine.Parsing;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Parquet;
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
        Description = $"A file; its extension {FileFormat.Listed(ParquetFormat.All)} is the format. "
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

    readonly Option<MoneyType?> _money = Choices.CreateWithDefault("--money", "Arrow and Parquet: the type of money", MoneyType.Decimal);

    /// <summary>Whether an option that has no meaning without rows is given; its name.</summary>
    public string? Given(ParseResult parsed) => new Option[] { _file, _json, _limit, _spreadsheet, _money }
        .FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Whether it is said where the rows go.</summary>
    public bool IsTargetGiven(SymbolResult result) => result.GetResult(_file) is not null || result.GetResult(_json) is { Implicit: false };

    public void AddTo(Command verb)
    {
        foreach (Option option in (Option[])[_file, _json, _limit, _spreadsheet, _money])
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
        var format = !isStream
            ? FileFormat.OfFile(file!, [.. FileFormat.Own, ParquetFormat.On(parsed.GetValue(CommonOptions.Threads))])
            : isJson ? FileFormat.Json
            : file is not null ? FileFormat.Csv
            : null;
        if (isJson && format != FileFormat.Json)
            throw new UsageException($"--json goes with standard output or a .json file, not with {file}");
        if (parsed.GetValue(_spreadsheet) && format is not null && format != FileFormat.Csv)
            throw new UsageException("--spreadsheet goes with CSV only");
        if (parsed.GetValue(_money) is not null && format is not { HasTypes: true })
            throw new UsageException("--money goes with Arrow and Parquet files only");
        if (!isStream)
            OutputGuard.RequireOutsideStore(file!, store);
        var options = new ExportOptions
        {
            Limit = parsed.GetValue(_limit),
            Spreadsheet = parsed.GetValue(_spreadsheet),
            Money = parsed.GetValue(_money) ?? MoneyType.Decimal,
        };
        return new(isStream ? null : file, format, options, shown);
    }
}
