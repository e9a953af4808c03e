using System.CommandLine;
using System.Globalization;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>Association rules, or the number of pairs.</summary>
static class RulesVerb
{
    static readonly RuleOptions Defaults = new();

    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var level = Choices.CreateWithDefault("--level", "What an item is", Defaults.Baskets.Level);
        var unit = Choices.CreateWithDefault("--unit", "Which lines are one basket", Defaults.Baskets.Unit);
        var minimumPairs = new Option<int?>("--min-pairs")
        {
            Description = "Minimum number of baskets with all items of a rule; "
                + "by default 5 at product and sub-commodity level, otherwise 1.",
            HelpName = "N",
            Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
        };
        var minimumSupport = new Option<double>("--min-support")
        {
            Description = "Minimum share of the baskets, 0 to 1.",
            HelpName = "R",
            Validators = { result => CommonOptions.RequireNumber(result, 0, 1) },
        };
        var metric = Choices.CreateWithDefault("--metric", "What --threshold and --top go by", Defaults.Metric);
        var threshold = new Option<double?>("--threshold")
        {
            Description = "Minimum value of the metric; none by default.",
            HelpName = "X",
            Validators = { result => CommonOptions.RequireNumber(result, double.MinValue, double.MaxValue) },
        };
        var segment = new Option<string?>("--segment")
        {
            Description = "Only households of household_key=K, rfm_bins=1..5, or a column of hh_demographic with its value.",
            HelpName = "COL=V",
        };
        var from = CommonOptions.Day("--from-day", "First day that counts.");
        var to = CommonOptions.Day("--to-day", "Last day that counts.");
        var maximumBasket = new Option<int?>("--max-basket")
        {
            Description = "Maximum number of distinct items in a basket; larger ones are skipped and counted.",
            HelpName = "N",
            Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
        };
        var excluded = new Option<string[]>("--exclude")
        {
            Description = "An item that does not count; repeatable.",
            HelpName = "ITEM",
        };
        var excludedDepartments = new Option<string[]>("--exclude-department")
        {
            Description = "A department whose products do not count; repeatable.",
            HelpName = "NAME",
        };
        var length = new Option<int>("--max-len")
        {
            Description = "Maximum number of items in a rule, 2 to 5.",
            HelpName = "N",
            DefaultValueFactory = _ => 2,
            Validators = { result => CommonOptions.RequireRange(result, 2, RuleOptions.MaxItemsetLength) },
        };
        var top = new Option<int?>("--top")
        {
            Description = "Only the N rules with the highest metric, best first.",
            HelpName = "N",
            Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
        };
        var counts = new Option<bool>("--counts")
        {
            Description = "Counts the pairs without listing rules; takes what narrows the baskets, and --min-pairs.",
        };
        var cleaning = new CleaningOptions();
        var output = new RowOptions();
        var verb = new Command(
            "rules",
            "Which items are bought together: association rules with their measures.\n"
            + "Example: dhc rules --store data/store --level commodity --min-pairs 100 --metric lift --threshold 2")
        {
            store, level, unit, minimumPairs, minimumSupport, metric, threshold, segment, from, to, maximumBasket, excluded,
            excludedDepartments, length, top, counts,
        };
        cleaning.AddTo(verb);
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                if (parsed.GetValue(counts) && (new Option[] { minimumSupport, metric, threshold, length, top }.FirstOrDefault(
                    option => parsed.GetResult(option) is { Implicit: false })?.Name ?? output.Given(parsed)) is { } unused)
                    throw new UsageException($"--counts lists no rules, so that {unused} has no meaning");
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                using var journey = Stores.Open(parsed, store);
                var baskets = new BasketOptions
                {
                    Level = parsed.GetValue(level) ?? Defaults.Baskets.Level,
                    Unit = parsed.GetValue(unit) ?? Defaults.Baskets.Unit,
                    Cleaning = cleaning.Read(journey, parsed),
                    FirstDay = parsed.GetValue(from),
                    LastDay = parsed.GetValue(to),
                    Segment = parsed.GetValue(segment) is { } text ? UsageException.Unless(() => HouseholdSegment.Parse(text)) : null,
                    MaximumBasketItems = parsed.GetValue(maximumBasket),
                    ExcludedItems = [.. parsed.GetValue(excluded) ?? []],
                    ExcludedDepartments = [.. parsed.GetValue(excludedDepartments) ?? []],
                };
                var options = new RuleOptions
                {
                    Baskets = baskets,
                    MinimumPairs = parsed.GetValue(minimumPairs),
                    MinimumSupport = parsed.GetValue(minimumSupport),
                    Metric = parsed.GetValue(metric) ?? Defaults.Metric,
                    Threshold = parsed.GetValue(threshold),
                    MaximumLength = parsed.GetValue(length),
                    Top = parsed.GetValue(top) ?? (target.IsTerminal(terminal) ? Math.Max(1, target.TerminalRows) : null),
                };
                if (parsed.GetValue(counts))
                    Print(terminal, UsageException.Unless(() => journey.CountPairs(baskets, options.MinimumPairs, cancellationToken)));
                else
                    Print(
                        terminal, UsageException.Unless(() => journey.AssociationRules(options, cancellationToken)), options.Metric,
                        parsed.GetValue(top) is not null, target, cancellationToken);
                CleaningOptions.Tell(terminal, journey.CleanView(baskets.Cleaning, cancellationToken: cancellationToken));
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    static void Print(
        Terminal terminal, AssociationRulesResult rules, RuleMetric metric, bool isTopGiven, RowTarget target,
        CancellationToken cancellationToken)
    {
        target.Write(terminal, rules, rows => Show(terminal, rules.Take(rows), metric), cancellationToken);
        if (!isTopGiven && rules.Count < rules.FoundRules)
            terminal.Note($"{Figures.Count(rules.Count)} of {Figures.Count(rules.FoundRules)} rows; --limit shows more");
        string some = rules.Count < rules.FoundRules ? string.Create(CultureInfo.InvariantCulture, $"{rules.Count:N0} of ") : "";
        terminal.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{some}{rules.FoundRules:N0} rules of {rules.Baskets:N0} baskets; {rules.SkippedBaskets:N0} baskets skipped as too large"));
    }

    /// <summary>The most telling measures, and the requested one.</summary>
    static void Show(Terminal terminal, IEnumerable<AssociationRule> rules, RuleMetric requested)
    {
        RuleMetric[] metrics = [.. new[] { RuleMetric.Confidence, RuleMetric.Lift, requested }.Distinct()];
        TextGrid.Write(
            terminal,
            [
                GridColumn.Text("antecedent"), GridColumn.Text("consequent"), GridColumn.Number("baskets"),
                .. metrics.Select(metric => GridColumn.Number(EnumNames.ToKebabCase(metric))),
            ],
            [.. rules.Select(rule => (string[])
            [
                string.Join("; ", rule.Antecedent), rule.Consequent, Figures.Count(rule.Counts.Pair),
                .. metrics.Select(metric => Figures.Ratio(rule.Counts[metric])),
            ])]);
    }

    static void Print(Terminal terminal, PairCounts counts)
    {
        foreach (var (name, value) in new (string, long)[]
        {
            ("baskets", counts.Baskets), ("skipped_baskets", counts.SkippedBaskets), ("items", counts.Items),
            ("distinct_pairs", counts.DistinctPairs), ("pair_occurrences", counts.PairOccurrences),
            ("frequent_pairs", counts.FrequentPairs),
        })
            terminal.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name},{value}"));
    }
}
