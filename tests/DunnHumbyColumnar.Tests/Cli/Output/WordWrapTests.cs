using DunnHumbyColumnar.Cli.Output;
using Xunit;

namespace DunnHumbyColumnar.Tests.Cli.Output;

/// <summary>Text is broken between words.</summary>
public sealed class WordWrapTests
{
    [Theory]
    [InlineData("one 1,234.56 two", 12, "one 1,234.56|two")]
    [InlineData("  one two three", 9, "  one two|  three")]
    [InlineData("   7  EGGS  (score 0.5)", 12, "   7 EGGS|   (score|   0.5)")]
    [InlineData("incomprehensibilities", 9, "incomprehensibilities")]
    [InlineData("", 9, "")]
    public void Words_stay_whole(string text, int width, string lines) => Assert.Equal(lines.Split('|'), WordWrap.Lines(text, width));
}
