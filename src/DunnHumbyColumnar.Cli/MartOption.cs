using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using DunnHumbyColumnar.Marts;

namespace DunnHumbyColumnar.Cli;

/// <summary>A mart parameter as an option of the command line.</summary>
sealed class MartOption
{
    /// <param name="parameter">The parameter.</param>
    /// <param name="takers">Which tables take it; null: that need not be said.</param>
    public MartOption(MartParameter parameter, string? takers = null)
    {
        Parameter = parameter;
        Option = new("--" + parameter.Name.Replace('_', '-'))
        {
            Description = $"{parameter.Description}{Values(parameter)}{(takers is null ? "" : $" For {takers}.")}",
            HelpName = parameter.Choices.IsEmpty ? parameter.Example : Choices.HelpName,
            Arity = parameter.IsFlag ? ArgumentArity.ZeroOrOne : parameter.IsList ? ArgumentArity.OneOrMore : ArgumentArity.ExactlyOne,
            CustomParser = result => [.. result.Tokens.Select(token => token.Value)],
            Validators = { Check },
            CompletionSources = { _ => [.. parameter.Choices.Select(choice => new CompletionItem(choice))] },
        };
    }

    public MartParameter Parameter { get; }

    public Option<string[]> Option { get; }

    public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is { Implicit: false };

    /// <summary>The options with the parameter as it is given.</summary>
    public MartOptions Set(MartOptions options, ParseResult parsed) => Parameter.Set(options, TextsOf(parsed.GetResult(Option)!));

    void Check(OptionResult result)
    {
        try
        {
            Parameter.Set(MartOptions.Default, TextsOf(result));
        }
        catch (FormatException failure)
        {
            result.AddError($"{result.Option.Name} {failure.Message}.");
        }
    }

    string[] TextsOf(OptionResult result) =>
        Parameter.IsFlag && result.Tokens.Count == 0 ? ["true"] : [.. result.Tokens.Select(token => token.Value)];

    static string Values(MartParameter parameter) =>
        parameter.Choices.IsEmpty ? "" : $" One of {string.Join(", ", parameter.Choices)}.";
}
