using System.Collections.Immutable;
using System.CommandLine;
using DunnHumbyColumnar.Cli.Output;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar.Cli;

/// <summary>The cleaning profile and its rules, for verbs that compute from the clean view, and what is said of dropped lines.</summary>
sealed class CleaningOptions
{
    /// <summary>What keeps the lines that a rule drops.</summary>
    static readonly Dictionary<string, string> Keeping = new()
    {
        ["as_of_day"] = "a later --as-of-day",
        ["quantity"] = "--amount-rule off",
        ["sales_value"] = "--amount-rule off",
        ["window"] = "--window none",
        ["unknown_products"] = "--unknown-products keep",
        ["excluded_commodities"] = "--exclude-commodity none",
        ["single_day"] = "--single-day keep",
    };

    readonly ImmutableArray<MartOption> _options = [.. MartParameters.Cleaning.Select(parameter => new MartOption(parameter))];

    public void AddTo(Command verb)
    {
        foreach (var option in _options)
            verb.Add(option.Option);
    }

    /// <summary>The profile; null: that of the store.</summary>
    public CleaningProfile? Read(Journey journey, ParseResult parsed) => Set(MartOptions.Default, journey, parsed, _options).Cleaning;

    /// <summary>The options with each given parameter, the rules being changes of the profile of the store unless one is given.</summary>
    public static MartOptions Set(MartOptions options, Journey journey, ParseResult parsed, IEnumerable<MartOption> parameters)
    {
        foreach (var option in parameters.Where(option => option.IsGiven(parsed)))
            options = option.Set(
                MartParameters.Cleaning.Contains(option.Parameter)
                    ? options with { Cleaning = options.Cleaning ?? journey.DefaultCleaning }
                    : options,
                parsed);
        return options;
    }

    /// <summary>Says what is left out of a clean view; if no line is left, which option keeps the most.</summary>
    public static void Tell(Terminal terminal, CleaningReport? report)
    {
        if (report is null)
            return;
        terminal.Note($"clean view: {report}");
        if (report is { Lines: > 0, Kept: 0 } && report.Dropped.MaxBy(rule => rule.Lines) is { } rule)
            terminal.Note(
                $"no line is left: {Figures.Count(rule.Lines)} of {Figures.Count(report.Lines)} are {rule.Reason}; "
                + $"{Keeping[rule.Rule]} keeps them");
    }
}
