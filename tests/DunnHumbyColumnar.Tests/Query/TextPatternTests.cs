using System.Text.RegularExpressions;
using DunnHumbyColumnar.Query;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace DunnHumbyColumnar.Tests.Query;

/// <summary>Patterns of texts.</summary>
[Trait("Matrix", "simd")]
public sealed class TextPatternTests
{
    [Theory]
    [InlineData("CHEESE", "cheese", true)]
    [InlineData("CHEESE", "CHEESES", false)]
    [InlineData("*CHEESE*", "CREAM CHEESE", true)]
    [InlineData("*CHEESE", "CHEESES", false)]
    [InlineData("a*a", "a", false)]
    [InlineData("a*a", "aa", true)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "axb", false)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("a\\", "a\\", true)]
    public void Stars_stand_for_any_characters(string pattern, string text, bool matches) =>
        Assert.Equal(matches, new TextPattern(pattern).Matches(text));

    [Property(MaxTest = 1000)]
    public Property It_matches_what_the_regular_expression_does()
    {
        var text = Gen.Elements('a', 'A', 'b', '.', '*', '\\').ListOf().Select(letters => string.Concat(letters));
        return Prop.ForAll(Arb.From(text), Arb.From(text), (pattern, candidate) =>
        {
            // An escape takes the character after it along; what is left between stars is literal.
            string expression = Regex.Replace(
                pattern,
                @"\\(.)|\*|[^*]",
                part => part.Value == "*" ? ".*" : Regex.Escape(part.Groups[1].Success ? part.Groups[1].Value : part.Value));
            return new TextPattern(pattern).Matches(candidate) == Regex.IsMatch(
                candidate, $@"\A{expression}\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant);
        });
    }
}
