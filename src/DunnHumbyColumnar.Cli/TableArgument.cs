using System.CommandLine;
using System.CommandLine.Parsing;

namespace DunnHumbyColumnar.Cli;

/// <summary>The argument that names a table, with its completion and what is said to a name that is none.</summary>
static class TableArgument
{
    static readonly string[] AllNames = [.. Journey.SourceTableNames, .. Journey.GoldTableNames];

    /// <summary>A source or gold table.</summary>
    public static Argument<string> OfAll() => Create(
        $"A source table: {string.Join(", ", Journey.SourceTableNames)}; or a gold table: {string.Join(", ", Journey.GoldTableNames)}.",
        AllNames);

    /// <summary>A source table.</summary>
    public static Argument<string> OfSources() =>
        Create($"A source table: {string.Join(", ", Journey.SourceTableNames)}.", Journey.SourceTableNames);

    /// <summary>There is no table of a name.</summary>
    public static UnknownNameException Unknown(string table) => new("table", table, AllNames);

    static Argument<string> Create(string description, IEnumerable<string> names)
    {
        var argument = new Argument<string>("TABLE") { Description = description, HelpName = "TABLE" };
        // The parser takes a misspelt option for the table.
        argument.Validators.Add(result =>
        {
            if (result.Tokens[0].Value is var token && token.StartsWith('-') && result.Parent is CommandResult { Command: var verb })
                result.AddError(Spelling.UnknownOption(token, verb));
        });
        argument.CompletionSources.Clear();
        argument.CompletionSources.Add([.. names]);
        return argument;
    }
}
