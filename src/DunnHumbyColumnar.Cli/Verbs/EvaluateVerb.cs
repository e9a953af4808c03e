using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using DunnHumbyColumnar.Cli.Output;

namespace DunnHumbyColumnar.Cli.Verbs;

/// <summary>How good recommendations would have been.</summary>
static class EvaluateVerb
{
    static readonly EvaluateOptions Defaults = new();

    public static Command Create(Terminal terminal)
    {
        var store = StoreLocation.Option();
        var level = Choices.CreateWithDefault("--level", "What an item is", Defaults.Level);
        var horizon = new Option<int>("--horizon")
        {
            Description = "Days of the test window, the last ones.",
            HelpName = "DAYS",
            DefaultValueFactory = _ => 28,
            Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
        };
        var lengths = new Option<string>("--k")
        {
            Description = "Lengths of the lists that are evaluated.",
            HelpName = "K[,K…]",
            DefaultValueFactory = _ => "5,10",
            Validators = { RequireLengths },
        };
        var bought = Choices.Create<BoughtItems>(
            "--bought", "Items bought in training, by default left out at product and sub-commodity level and otherwise included");
        var minimumPairs = new Option<int>("--min-pairs")
        {
            Description = "Minimum number of training baskets with both items of a rule.",
            HelpName = "N",
            DefaultValueFactory = _ => 5,
            Validators = { result => CommonOptions.RequireRange(result, 1, int.MaxValue) },
        };
        var cleaning = new CleaningOptions();
        var output = new RowOptions();
        var verb = new Command(
            "evaluate",
            "Evaluates recommendations against what households bought later, beside popularity and repeat purchases.\n"
            + "Example: dhc evaluate --store data/store --level commodity --bought exclude --k 5,10")
        {
            store, level, horizon, lengths, bought, minimumPairs,
        };
        cleaning.AddTo(verb);
        output.AddTo(verb);
        verb.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var target = output.Read(parsed, StoreLocation.Of(parsed, store));
                var options = new EvaluateOptions
                {
                    Level = parsed.GetValue(level) ?? Defaults.Level,
                    Horizon = parsed.GetValue(horizon),
                    Lengths = [.. parsed.GetRequiredValue(lengths).Split(',')
                        .Select(length => int.Parse(length, CultureInfo.InvariantCulture)).Distinct()],
                    Bought = parsed.GetValue(bought),
                    MinimumPairs = parsed.GetValue(minimumPairs),
                };
                using var journey = Stores.Open(parsed, store);
                var result = UsageException.Unless(() => journey.Evaluate(
                    options with { Cleaning = cleaning.Read(journey, parsed) }, cancellationToken));
                target.Write(terminal, result, rows => Show(terminal, result, rows), cancellationToken);
                if (result[0].Households == 0)
                    terminal.Note("no household has baskets on both sides of the split: is the horizon longer than the data?");
                // Without a clean line there is no last day to count back from.
                if (result.LastTestDay > 0)
                    terminal.Note(string.Create(
                        CultureInfo.InvariantCulture,
                        $"trained on the days up to {result.LastTrainingDay}, evaluated on those up to {result.LastTestDay}"));
                CleaningOptions.Tell(terminal, result.Metadata.Cleaned);
                return ExitCodes.Ok;
            },
            cancellationToken));
        return verb;
    }

    static void RequireLengths(OptionResult result)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "5,10";
        if (!text.Split(',')
            .All(length => int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out int k) && k is >= 1 and <= 1000))
            result.AddError($"--k must be whole numbers from 1 to 1000 with commas between them, not {text}.");
    }

    static void Show(Terminal terminal, EvaluationResult result, int rows)
    {
        TextGrid.Write(
            terminal,
            [
                GridColumn.Text("model"), GridColumn.Number("k"), GridColumn.Number("precision"), GridColumn.Number("recall"),
                GridColumn.Number("NDCG", rank: 1), GridColumn.Number("hit rate", rank: 1), GridColumn.Number("coverage", rank: 1),
            ],
            [.. result.Take(rows).Select(row => (string[])
            [
                row.Model, row.Length.ToString(CultureInfo.InvariantCulture), Figures.Ratio(row.Precision), Figures.Ratio(row.Recall),
                Figures.Ratio(row.Ndcg), Figures.Ratio(row.HitRate), Figures.Ratio(row.Coverage),
            ])]);
        terminal.Note(
            $"{Figures.Count(result[0].Households)} households; "
            + $"recall and NDCG of the {Figures.Count(result[0].HouseholdsWithRelevant)} that bought something relevant");
    }
}
