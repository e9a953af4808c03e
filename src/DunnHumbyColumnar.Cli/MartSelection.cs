using System.CommandLine;

namespace DunnHumbyColumnar.Cli;

/// <summary>The table argument and the mart options that <c>show</c> and <c>export</c> share.</summary>
sealed class MartSelection
{
    readonly Argument<string> _name = new("NAME")
    {
        Description = $"A source table, or a gold table: {string.Join(", ", Journey.GoldTableNames)}.",
        CompletionSources = { _ => [.. TableNames().Select(name => new System.CommandLine.Completions.CompletionItem(name))] },
    };

    readonly Option<string> _store = CommonOptions.Store();

    readonly Option<string> _rfm = new Option<string>("--rfm") { Description = "How recency is scored.", DefaultValueFactory = _ => "reference" }.AcceptOnlyFromAmong("reference", "quintile");

    readonly Option<int?> _asOfDay = new("--as-of-day")
    {
        Description = "Only rows up to this day are the input.",
        HelpName = "D",
        Validators = { result => CommonOptions.RequireRange(result, 0, short.MaxValue) },
    };

    readonly Option<string> _clean = new Option<string>("--clean") { Description = "The cleaning profile.", DefaultValueFactory = _ => "reference" }.AcceptOnlyFromAmong("reference", "raw");

    readonly Option<bool> _allHouseholds = new("--all-households") { Description = "hh_summary: also households without demographics." };

    readonly Option<ItemLevel?> _level = Choices.Of<ItemLevel>("--level", "association_rules, recommendations: what an item is");

    readonly Option<int?> _minimumPairs = new("--min-pairs")
    {
        Description = "association_rules, recommendations: fewest baskets with both items of a rule.",
        HelpName = "N",
        Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
    };

    public void AddTo(Command verb)
    {
        verb.Add(_name);
        foreach (Option option in (Option[])[_store, _rfm, _asOfDay, _clean, _allHouseholds, _level, _minimumPairs])
            verb.Add(option);
    }

    /// <summary>Opens the store and does something with the table.</summary>
    public void Use(ParseResult parsed, Action<TabularResult> action, CancellationToken cancellationToken)
    {
        using var journey = Stores.Open(parsed, _store);
        action(Find(journey, parsed, cancellationToken));
    }

    TabularResult Find(Journey journey, ParseResult parsed, CancellationToken cancellationToken)
    {
        string name = parsed.GetRequiredValue(_name);
        var options = new MartOptions
        {
            Recency = parsed.GetValue(_rfm) == "quintile" ? RecencyScheme.Quintile : RecencyScheme.Reference,
            AsOfDay = parsed.GetValue(_asOfDay),
            Cleaning = parsed.GetValue(_clean) == "raw" ? CleaningProfile.Raw : CleaningProfile.Reference,
            AllHouseholds = parsed.GetValue(_allHouseholds),
            Level = parsed.GetValue(_level) ?? ItemLevel.Commodity,
            MinimumPairs = parsed.GetValue(_minimumPairs),
        };
        if (Journey.GoldTableNames.Contains(name))
            return journey.Gold(name, options, cancellationToken);
        if (!journey.Tables.Any(table => table.Metadata.Name == name))
            throw new UsageException($"there is no table {name}; there is {string.Join(", ", TableNames())}");
        return options == MartOptions.Default ? journey.Table(name) : throw new UsageException($"{name} is a source table and takes no mart options");
    }

    static IEnumerable<string> TableNames() => [.. Journey.SourceTableNames, .. Journey.GoldTableNames];
}
