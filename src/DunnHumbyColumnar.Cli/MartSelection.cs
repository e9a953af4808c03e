using System.Collections.Immutable;
using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar.Cli;

/// <summary>The table argument and the mart options that <c>show</c> and <c>export</c> share.</summary>
sealed class MartSelection
{
    readonly Argument<string> _name = TableArgument.OfAll();

    readonly Option<string?> _store = StoreLocation.Option();

    readonly ImmutableArray<MartOption> _options =
        [.. MartParameters.All.Select(parameter => new MartOption(parameter, GoldTables.TablesTaking(parameter)))];

    public void AddTo(Command verb)
    {
        verb.Add(_name);
        verb.Add(_store);
        foreach (var option in _options)
            verb.Add(option.Option);
    }

    /// <summary>Opens the store and writes the table; then says what was left out, and the table's caveat.</summary>
    public void Use(Terminal terminal, ParseResult parsed, RowOptions output, CancellationToken cancellationToken)
    {
        var target = output.Read(parsed, StoreLocation.Of(parsed, _store));
        using var journey = Stores.Open(parsed, _store);
        var table = Find(journey, parsed, cancellationToken);
        target.Write(terminal, table, null, cancellationToken);
        CleaningOptions.Tell(terminal, table.Metadata.Cleaned);
        if (table.Metadata.Caveat is { } caveat)
            terminal.Note($"{table.Metadata.Name}: {caveat}");
    }

    TabularResult Find(Journey journey, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_name);
        if (GoldTables.Find(name) is { } gold)
            return UsageException.Unless(() => journey.Gold(name, OptionsOf(journey, gold, parsed), cancellationToken));
        if (!journey.Tables.Any(table => table.Metadata.Name == name))
            throw TableArgument.Unknown(name);
        return _options.FirstOrDefault(option => option.IsGiven(parsed)) is { } given
            ? throw new UsageException($"{name} is a source table and takes no {given.Option.Name}")
            : journey.Table(name);
    }

    MartOptions OptionsOf(Journey journey, GoldDefinition table, ParseResult parsed)
    {
        foreach (var option in _options.Where(option => option.IsGiven(parsed)))
            table.RequireTaken(option.Parameter, option.Option.Name);
        return CleaningOptions.Set(MartOptions.Default, journey, parsed, _options);
    }
}
