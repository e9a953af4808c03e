using System.CommandLine;
using System.Globalization;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Recommendations for a household, or for a basket, with what speaks for them.</summary>
static class RecommendVerb
{
    const int ShownAnchors = 3;

    static readonly RecommendOptions Defaults = new();

    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var household = new Option<string?>("--household") { Description = "The household, by its id in the data.", HelpName = "K" };
        var basket = new Option<string[]>("--basket")
        {
            Description = "Instead of a household: an item in the basket; repeatable.",
            HelpName = "ITEM",
        };
        var level = Choices.CreateWithDefault("--level", "What an item is", Defaults.Level);
        var metric = Choices.CreateWithDefault("--metric", "The measure of the rules", Defaults.Metric, [.. EvaluateOptions.AllMetrics]);
        var top = new Option<int>("--top")
        {
            Description = "Maximum number of items.",
            HelpName = "N",
            DefaultValueFactory = _ => 10,
            Validators = { result => CommonOptions.RequireRange(result, 1, 1000) },
        };
        var minimumPairs = new Option<int>("--min-pairs")
        {
            Description = "Minimum number of baskets with both items of a rule.",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
            Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
        };
        var bought = Choices.Create<BoughtItems>(
            "--bought", "Items bought before, by default left out at product and sub-commodity level and otherwise included");
        var storeId = new Option<string?>("--promoted-store")
        {
            Description = "With --promoted-week: items on display or in the mailer there count as promoted.",
            HelpName = "STORE",
        };
        var week = CommonOptions.Number("--promoted-week", "A week of causal_data.", "WEEK");
        var day = CommonOptions.Number(
            "--campaign-day", "Items with a coupon of a campaign of the household that runs on this day count as promoted.", "D");
        var offers = Choices.Create<OfferUse>("--offers", "Only promoted items, or those first");
        var cleaning = new CleaningOptions();
        var output = new RowOptions();
        var verb = new Command(
            "recommend",
            "What a household might want to buy, going by what it buys already.\n"
            + "Example: dhc recommend --store data/store --household 1 --level commodity --top 5")
        {
            store, household, basket, level, metric, top, minimumPairs, bought, storeId, week, day, offers,
        };
        cleaning.AddTo(verb);
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string[] items = parsed.GetValue(basket) ?? [];
                if (parsed.GetValue(household) is null == (items.Length == 0))
                    throw new UsageException("recommend takes either --household or --basket");
                if (parsed.GetValue(storeId) is null != parsed.GetValue(week) is null)
                    throw new UsageException("--promoted-store and --promoted-week go together");
                if (items.Length > 0 && (parsed.GetValue(bought) is not null || parsed.GetValue(day) is not null))
                    throw new UsageException("--bought and --campaign-day are about a household; --basket has none");
                if (parsed.GetValue(offers) is not null && parsed.GetValue(storeId) is null && parsed.GetValue(day) is null)
                    throw new UsageException("--offers needs --promoted-store and --promoted-week, or --campaign-day");
                var options = new RecommendOptions
                {
                    Level = parsed.GetValue(level) ?? Defaults.Level,
                    Count = parsed.GetValue(top),
                    Metric = parsed.GetValue(metric) ?? Defaults.Metric,
                    MinimumPairs = parsed.GetValue(minimumPairs),
                    Bought = parsed.GetValue(bought),
                    CampaignDay = parsed.GetValue(day),
                    Offers = parsed.GetValue(offers) ?? OfferUse.Only,
                };
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                using var journey = Stores.Open(parsed, store);
                options = options with
                {
                    Cleaning = cleaning.Read(journey, parsed),
                    PromotedIn = parsed.GetValue(storeId) is { } id
                        ? new StoreWeek(UsageException.Unless(() => journey.Names.FindStore(id)), parsed.GetValue(week)!.Value)
                        : null,
                };
                var result = UsageException.Unless(() => parsed.GetValue(household) is { } key
                    ? journey.Recommend(key, options, cancellationToken)
                    : journey.RecommendForBasket(items, options, cancellationToken));
                target.Write(terminal, result, rows => Show(terminal, result.Take(rows)), cancellationToken);
                if (result.Count == 0)
                    terminal.Note("nothing to recommend under these options");
                CleaningOptions.Tell(terminal, result.Metadata.Cleaned);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    /// <summary>A line an item, and under each the anchors that speak for it most.</summary>
    static void Show(Terminal terminal, IEnumerable<Recommendation> result)
    {
        foreach (var row in result)
        {
            string score = row.IsFallback ? "popular" : "score " + Figures.Ratio(row.Score);
            terminal.Say($"{row.Rank,3}  {row.Item}  ({score}, in {Figures.Count(row.Popularity)} baskets)");
            foreach (var anchor in row.Anchors.Take(ShownAnchors))
                terminal.Say("       " + Evidence(anchor));
            if (row.Anchors.Length > ShownAnchors)
                terminal.Say($"       and {row.Anchors.Length - ShownAnchors} more");
        }
    }

    static string Evidence(RecommendationAnchor anchor)
    {
        string bought = anchor.LastDay is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"bought {anchor.Weight:N0} times, last on day {day}")
            : "in the basket";
        var counts = anchor.Counts;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{anchor.Item}: {bought}; {counts.Pair:N0} of its {counts.Antecedent:N0} baskets hold both, "
            + $"{counts.Consequent:N0} of all {counts.Baskets:N0} the item");
    }
}
