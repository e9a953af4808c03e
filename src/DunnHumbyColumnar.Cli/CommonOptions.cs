using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace DunnHumbyColumnar.Cli;

/// <summary>Options that every verb takes, and what others share.</summary>
static class CommonOptions
{
    /// <summary>GiB of the largest memory budget.</summary>
    const long MaximumMemory = 1_000_000;

    const string MemoryForm = "in MiB or GiB, for instance 512MiB or 0.5GiB";

    static readonly string MemoryBounds = string.Create(CultureInfo.InvariantCulture, $"at least 1 byte and at most {MaximumMemory}GiB");

    public static readonly Option<bool> Quiet = new("--quiet", "-q")
    {
        Description = "No progress and no notes; errors remain.",
        Recursive = true,
    };

    public static readonly Option<bool> Verbose = new("--verbose") { Description = "Errors with their stack.", Recursive = true };

    public static readonly Option<int> Threads = new("--threads")
    {
        Description = "Threads to use, 1 to 1024; answers do not depend on it.",
        HelpName = "N",
        Recursive = true,
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Validators = { result => RequireRange(result, 1, 1024) },
    };

    public static readonly Option<long?> Memory = new("--memory")
    {
        Description = $"Memory budget of columns and working memory together, {MemoryForm}, {MemoryBounds}; what would exceed it is "
            + "refused. By default half of the memory there is; of an ingest all.",
        Recursive = true,
        CustomParser = ParseBytes,
    };

    public static readonly IReadOnlyList<Option> All = [Quiet, Verbose, Threads, Memory];

    public static Option<int?> Day(string name, string description) => Number(name, description, "D", 0, short.MaxValue);

    public static Option<int?> Number(
        string name, string description, string helpName, int minimum = int.MinValue, int maximum = int.MaxValue) => new(name)
        {
            Description = description,
            HelpName = helpName,
            Validators = { result => RequireRange(result, minimum, maximum) },
        };

    public static void RequireRange(OptionResult result, long minimum, long maximum)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (text.Length > 0 && !(long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            && value >= minimum && value <= maximum))
            result.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{result.Option.Name} must be a whole number from {minimum} to {maximum}, not {text}."));
    }

    /// <summary>As <see cref="RequireRange"/>, for fractions.</summary>
    public static void RequireNumber(OptionResult result, double minimum, double maximum)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
        if (text.Length > 0 && !(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            && value >= minimum && value <= maximum))
            result.AddError(string.Create(
                CultureInfo.InvariantCulture, $"{result.Option.Name} must be a number from {minimum} to {maximum}, not {text}."));
    }

    static long? ParseBytes(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (var (unit, bytes) in new[] { ("GiB", 1L << 30), ("MiB", 1L << 20) })
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && decimal.TryParse(
                text[..^unit.Length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out decimal count))
            {
                if (count <= (decimal)MaximumMemory * (1L << 30) / bytes && count * bytes >= 1)
                    return (long)(count * bytes);
                result.AddError($"--memory must be {MemoryBounds}, not {text}.");
                return null;
            }

        result.AddError($"--memory must be {MemoryForm}, not {text}.");
        return null;
    }
}
