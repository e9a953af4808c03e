using System.Text.RegularExpressions;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>The project's Markdown files and what is in them.</summary>
static partial class Docs
{
    /// <summary>What stands under a heading, up to the next of any level.</summary>
    public static string Section(string markdown, string heading)
    {
        int start = markdown.IndexOf($"\n{heading}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no heading {heading}");
        start += heading.Length + 2;
        int end = markdown.IndexOf("\n#", start, StringComparison.Ordinal);
        return markdown[start..(end < 0 ? markdown.Length : end)];
    }

    public static IEnumerable<string> Blocks(string file, string language) =>
        BlockPattern().Matches(Text(file)).Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value);

    public static IEnumerable<string> Matches(string text, Regex pattern) => pattern.Matches(text).Select(match => match.Groups[1].Value);

    /// <summary>All Markdown files that belong to the project, relative to its root.</summary>
    public static IEnumerable<string> All() =>
    [
        .. new[] { "", "data", "findings", "src/DunnHumbyColumnar" }.SelectMany(folder => Directory.GetFiles(PathOf(folder), "*.md"))
            .Concat(new[] { "bench", "docs" }.SelectMany(folder => Directory.GetFiles(PathOf(folder), "*.md", SearchOption.AllDirectories)))
            .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    public static string Text(string file) => File.ReadAllText(PathOf(file));

    public static string PathOf(string file) => Path.Combine(Repository.Root, file);

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex BlockPattern();

    [GeneratedRegex("^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    public static partial Regex FencePattern();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    public static partial Regex HeadingPattern();
}
