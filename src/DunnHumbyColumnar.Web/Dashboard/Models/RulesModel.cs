using System.Collections.Immutable;
using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Live;

namespace DunnHumbyColumnar.Web.Dashboard.Models;

/// <summary>What is bought together.</summary>
sealed record RulesModel(
    ItemLevel Level, string? Item, RuleMetric Metric, int MinimumPairs, int Limit, ImmutableArray<string> Items,
    AssociationRulesResult Rules, ChartModel Map)
{
    /// <summary>More names than this do not help to choose one, nor do product ids.</summary>
    const int MaxNames = 2_500;

    public static async Task<RulesModel> LoadAsync(ApiRequest request)
    {
        var level = request.Get(ApiParameters.Level) ?? ItemLevel.Commodity;
        string? item = request.Item(level);
        var metric = request.Get(ApiParameters.Metric) ?? RuleMetric.Lift;
        int pairs = request.Get(ApiParameters.MinimumPairs) ?? 100;
        int limit = request.Get(PageParameters.Top) ?? 50;
        var options = new RuleOptions { Level = level, MinimumPairs = pairs, Item = item, Metric = metric, Top = limit };
        var rules = await request.Generation.RulesAsync(options, request.Aborted).ConfigureAwait(false);
        var names = request.Journey.Names.Items(level);
        return new RulesModel(
            level, item, metric, pairs, limit, names.Length <= MaxNames ? names : [], rules,
            MapOf(rules, level, item, metric, pairs, limit));
    }

    static ChartModel MapOf(AssociationRulesResult rules, ItemLevel level, string? item, RuleMetric metric, int pairs, int limit) => new(
        "rules", "Rules", ChartKind.Points, ChartUnit.Percent)
    {
        Summary = "Each rule by its support, across, its confidence, up, and its lift, the size.",
        CategoryName = "Rule",
        Categories = [.. rules.Select(rule => $"{rule.Antecedent[0]} → {rule.Consequent}")],
        Series =
        [
            new("Support", [.. rules.Select(rule => (double?)rule.Counts.Support)], ChartUnit.Ratio),
            new("Confidence", [.. rules.Select(rule => (double?)rule.Counts.Confidence)]),
            new("Lift", [.. rules.Select(rule => (double?)rule.Counts.Lift)], ChartUnit.Ratio),
        ],
        Download = $"/rules?level={EnumNames.ToKebabCase(level)}&metric={EnumNames.ToKebabCase(metric)}&min_pairs={Format.Number(pairs)}&"
            + $"limit={Format.Number(limit)}{(item is null ? "" : $"&item={Uri.EscapeDataString(item)}")}&format=csv",
    };
}
