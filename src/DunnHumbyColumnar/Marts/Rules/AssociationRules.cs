using DunnHumbyColumnar.Query;

namespace DunnHumbyColumnar.Marts;

/// <summary>Which items are bought together, and how much more often than by chance?</summary>
static class AssociationRules
{
    public const string Name = "association_rules";

    public static AssociationRulesResult Build(QueryContext context, RuleOptions options)
    {
        options.Validate();
        var baskets = options.BasketsAtLevel;
        using var work = PairWork.Of(context, baskets);
        int minimum = Math.Max(options.LeastPairs, RuleFinder.LeastPairs(options.MinimumSupport, work.Baskets.Count));
        var finder = new RuleFinder(Name, minimum, options.Metric, options.Threshold, options.MemoryBytes, RuleFinder.BytesPerRow);
        var rules = options.MaximumLength == 2 ? RuleRows.Of(finder.Find(work)) : ItemsetRules.Find(context, work, finder, options.MaximumLength);
        var metadata = context.Describe(Name, baskets.Cleaning.ToString(), options.Describe());
        return new AssociationRulesResult(metadata, work.Baskets.Filter.Items.Names(), rules, work.Baskets.Skipped, context.Threads);
    }
}
