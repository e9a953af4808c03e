using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar.Cli;

/// <summary>The table argument and the mart options that <c>show</c> and <c>export</c> share.</summary>
sealed class MartSelection
{
    readonly Argument<string> _name = TableArgument.OfAll();

    readonly Option<string?> _store = StoreLocation.Option();

    readonly ImmutableArray<(MartParameter Parameter, Option<string[]> Option)> _options =
        [.. MartParameters.All.Select(parameter => (parameter, OptionOf(parameter)))];

    public void AddTo(Command verb)
    {
        verb.Add(_name);
        verb.Add(_store);
        foreach (var (_, option) in _options)
            verb.Add(option);
    }

    /// <summary>Opens the store and writes the table; then prints the table's caveat.</summary>
    public void Use(Terminal terminal, ParseResult parsed, RowOptions output, CancellationToken cancellationToken)
    {
        var target = output.Read(parsed, StoreLocation.Of(parsed, _store));
        using var journey = Stores.Open(parsed, _store);
        var table = Find(journey, parsed, cancellationToken);
        target.Write(terminal, table, null, cancellationToken);
        if (table.Metadata.Caveat is { } caveat)
            terminal.Note($"{table.Metadata.Name}: {caveat}");
    }

    TabularResult Find(Journey journey, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_name);
        if (GoldTables.Find(name) is { } gold)
            return UsageException.Unless(() => journey.Gold(name, OptionsOf(gold, parsed), cancellationToken));
        if (!journey.Tables.Any(table => table.Metadata.Name == name))
            throw TableArgument.Unknown(name);
        return _options.FirstOrDefault(pair => IsGiven(pair.Option, parsed)) is ({ }, var option)
            ? throw new UsageException($"{name} is a source table and takes no {option.Name}")
            : journey.Table(name);
    }

    MartOptions OptionsOf(GoldDefinition table, ParseResult parsed)
    {
        var options = MartOptions.Default;
        foreach (var (parameter, option) in _options.Where(pair => IsGiven(pair.Option, parsed)))
        {
            table.RequireTaken(parameter, option.Name);
            options = parameter.Set(options, TextsOf(parameter, parsed.GetResult(option)!));
        }

        return options;
    }

    static bool IsGiven(Option option, ParseResult parsed) => parsed.GetResult(option) is { Implicit: false };

    static Option<string[]> OptionOf(MartParameter parameter) => new("--" + parameter.Name.Replace('_', '-'))
    {
        Description = $"{parameter.Description}{Values(parameter)} For {GoldTables.TablesTaking(parameter)}.",
        HelpName = parameter.Choices.IsEmpty ? parameter.Example : Choices.HelpName,
        Arity = parameter.IsFlag ? ArgumentArity.ZeroOrOne : parameter.IsList ? ArgumentArity.OneOrMore : ArgumentArity.ExactlyOne,
        CustomParser = result => [.. result.Tokens.Select(token => token.Value)],
        Validators = { result => Check(parameter, result) },
        CompletionSources = { _ => [.. parameter.Choices.Select(choice => new CompletionItem(choice))] },
    };

    static string Values(MartParameter parameter) =>
        parameter.Choices.IsEmpty ? "" : $" One of {string.Join(", ", parameter.Choices)}.";

    static void Check(MartParameter parameter, OptionResult result)
    {
        try
        {
            parameter.Set(MartOptions.Default, TextsOf(parameter, result));
        }
        catch (FormatException failure)
        {
            result.AddError($"{result.Option.Name} {failure.Message}.");
        }
    }

    static string[] TextsOf(MartParameter parameter, OptionResult result) =>
        parameter.IsFlag && result.Tokens.Count == 0 ? ["true"] : [.. result.Tokens.Select(token => token.Value)];
}
