using System.CommandLine;

namespace DunnHumbyColumnar.Cli;

/// <summary>Which store a command line means: the one it names, else that of the environment, else the customary folder.</summary>
static class StoreLocation
{
    /// <summary>The environment variable that names a store.</summary>
    public const string Variable = "DHC_STORE";

    /// <summary>The store that counts if none is named, provided that it exists.</summary>
    public static readonly string Customary = Path.Combine("data", "store");

    public static Option<string?> Option() => new("--store")
    {
        Description = $"The store folder; {Variable} by default, else {Customary.Replace('\\', '/')} if that exists.",
        HelpName = "DIR",
    };

    /// <exception cref="UsageException">No store is named, and there is none at the customary place.</exception>
    public static string Of(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is { } named)
            return named.Length > 0 ? named : throw new UsageException("--store needs the folder of a store");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable)
            return variable;
        return Directory.Exists(Customary)
            ? Customary
            : throw new UsageException(
                $"no store is named: give --store DIR or set {Variable}; there is no {Path.GetFullPath(Customary)} either");
    }
}
