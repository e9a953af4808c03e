using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>What is bought together.</summary>
sealed record RulesModel(
    ItemLevel Level, ItemSearch Item, RuleMetric Metric, int MinimumPairs, int Limit, ImmutableArray<string> Items,
    AssociationRulesResult? Rules, ChartModel? Map) : IPageStatus
{
    /// <summary>More names than this do not help to choose one, nor do product ids.</summary>
    const int MaxNames = 2_500;

    public int Status => Item.IsUnknown ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;

    public static async Task<RulesModel> LoadAsync(ApiRequest request)
    {
        var level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity;
        var item = request.SearchItem(level);
        var metric = request.Get(ApiParameters.Metric) ?? RuleMetric.Lift;
        int pairs = request.Get(ApiParameters.MinimumPairs) ?? 100;
        int limit = request.Get(PageParameters.Top) ?? 50;
        var all = request.Journey.Names.Items(level);
        ImmutableArray<string> names = all.Length <= MaxNames ? all : [];
        if (item.IsUnknown)
            return new RulesModel(level, item, metric, pairs, limit, names, null, null);
        var options = new RuleOptions { Level = level, MinimumPairs = pairs, Item = item.Name, Metric = metric, Top = limit };
        var rules = await request.Generation.RulesAsync(options, request.Aborted).ConfigureAwait(false);
        return new RulesModel(
            level, item, metric, pairs, limit, names, rules, MapOf(rules, level, item.Name, metric, pairs, limit));
    }

    static ChartModel MapOf(AssociationRulesResult rules, ItemLevel level, string? item, RuleMetric metric, int pairs, int limit) => new(
        "rules", "Rules", ChartKind.Points, ChartUnit.Percent)
    {
        Summary = "Each rule by its support (across), its confidence (up) and its lift (size).",
        CategoryName = "Rule",
        Categories = [.. rules.Select(rule => $"{rule.Antecedent[0]} → {rule.Consequent}")],
        Series =
        [
            new("Support", [.. rules.Select(rule => (double?)rule.Counts.Support)], ChartUnit.Ratio),
            new("Confidence", [.. rules.Select(rule => (double?)rule.Counts.Confidence)]),
            new("Lift", [.. rules.Select(rule => (double?)rule.Counts.Lift)], ChartUnit.Ratio),
        ],
        Download = $"rules?level={EnumNames.ToKebabCase(level)}&metric={EnumNames.ToKebabCase(metric)}&min_pairs={Format.Number(pairs)}&"
            + $"limit={Format.Number(limit)}{(item is null ? "" : $"&item={Uri.EscapeDataString(item)}")}&format=csv",
    };
}
