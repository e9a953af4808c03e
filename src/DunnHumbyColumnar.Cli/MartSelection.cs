using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;

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

    readonly Option<int?> _asOfDay = CommonOptions.Day("--as-of-day", "Only rows up to this day are the input.");

    readonly Option<string> _clean = new Option<string>("--clean") { Description = "The cleaning profile.", DefaultValueFactory = _ => "reference" }.AcceptOnlyFromAmong("reference", "raw");

    readonly Option<bool> _allHouseholds = new("--all-households") { Description = "hh_summary: also households without demographics." };

    readonly Option<ItemLevel?> _level = Choices.Of<ItemLevel>("--level", "association_rules, recommendations, promotion_lift: what an item is");

    readonly Option<int?> _minimumPairs = new("--min-pairs")
    {
        Description = "association_rules, recommendations: fewest baskets with both items of a rule.",
        HelpName = "N",
        Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
    };

    readonly Option<int?> _firstDay = CommonOptions.Day("--from-day", "promotion_exposure, promotion_lift, household_promotion: first day of the lines that count.");

    readonly Option<int?> _lastDay = CommonOptions.Day("--to-day", "Last day of the lines that count, likewise.");

    readonly Option<int[]> _storeIds = new("--store-id") { Description = "A STORE_ID that counts, likewise; may be given again.", HelpName = "ID" };

    readonly Option<string[]> _sections = new("--section") { Description = "A section whose products count, likewise; may be given again.", HelpName = "NAME" };

    readonly Option<string?> _segment = new("--segment") { Description = "Only lines of these households, likewise: household_key=K, rfm_bins=1..5, or a column of hh_demographic with its value.", HelpName = "COL=V" };

    readonly Option<PromotionBreakdown?> _by = Choices.Of<PromotionBreakdown>("--by", "promotion_lift: what is told apart");

    public void AddTo(Command verb)
    {
        verb.Add(_name);
        foreach (Option option in (Option[])[_store, _rfm, _asOfDay, _clean, _allHouseholds, _level, _minimumPairs, _firstDay, _lastDay, _storeIds, _sections, _segment, _by])
            verb.Add(option);
    }

    /// <summary>Opens the store and does something with the table; then says what a reader must know.</summary>
    public void Use(Terminal terminal, ParseResult parsed, Action<TabularResult> action, CancellationToken cancellationToken)
    {
        using var journey = Stores.Open(parsed, _store);
        var table = Find(journey, parsed, cancellationToken);
        action(table);
        if (table.Metadata.Caveat is { } caveat)
            terminal.Note($"{table.Metadata.Name}: {caveat}");
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
            By = parsed.GetValue(_by) ?? PromotionBreakdown.Kind,
            Promotions = new PromotionOptions
            {
                FirstDay = parsed.GetValue(_firstDay),
                LastDay = parsed.GetValue(_lastDay),
                Stores = [.. parsed.GetValue(_storeIds) ?? []],
                Sections = [.. parsed.GetValue(_sections) ?? []],
                Segment = parsed.GetValue(_segment) is { } text ? UsageException.Unless(() => HouseholdSegment.Parse(text)) : null,
            },
        };
        if (Journey.GoldTableNames.Contains(name))
            return UsageException.Unless(() => journey.Gold(name, options, cancellationToken));
        if (!journey.Tables.Any(table => table.Metadata.Name == name))
            throw new UsageException($"there is no table {name}; there is {string.Join(", ", TableNames())}");
        return options == MartOptions.Default ? journey.Table(name) : throw new UsageException($"{name} is a source table and takes no mart options");
    }

    static IEnumerable<string> TableNames() => [.. Journey.SourceTableNames, .. Journey.GoldTableNames];
}
