using System.Text.RegularExpressions;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>README is a front page, and links lead somewhere.</summary>
public sealed partial class ReadmeTests
{
    /// <summary>Maximum size of the README.</summary>
    const int ReadmeBytes = 10_000;

    [Fact]
    public void Readme_is_a_front_page() => Assert.InRange(new FileInfo(Docs.PathOf("README.md")).Length, 1, ReadmeBytes);

    [Fact]
    public void Readme_names_the_commands_to_start_and_to_test()
    {
        string[] commands = [.. Docs.Blocks("README.md", "sh").Select(block => block.Trim())];
        Assert.Contains("dotnet run -c Release --project src/DunnHumbyColumnar.Cli -- demo", commands);
        Assert.Contains("dotnet test", commands);
    }

    [Fact]
    public void Links_lead_somewhere()
    {
        var broken = new List<string>();
        foreach (string file in Docs.All())
            foreach (string link in Docs.Matches(Docs.FencePattern().Replace(Docs.Text(file), ""), LinkPattern())
                .Where(link => !link.Contains("://", StringComparison.Ordinal)))
                if (!LeadsSomewhere(file, link))
                    broken.Add($"{file}: {link}");
        Assert.Empty(broken);
    }

    /// <summary>A gallery shows them without the files around them.</summary>
    [Fact]
    public void Readmes_of_packages_have_no_links_to_files()
    {
        string[] files = [.. Docs.All().Where(file => file.StartsWith("docs/packages/", StringComparison.Ordinal))];
        Assert.Equal(4, files.Length);
        Assert.All(files, file => Assert.DoesNotContain(
            Docs.Matches(Docs.Text(file), LinkPattern()), link => !link.StartsWith("https://", StringComparison.Ordinal)));
    }

    static bool LeadsSomewhere(string file, string link)
    {
        string[] parts = link.Split('#', 2);
        string target =
            parts[0].Length == 0 ? Docs.PathOf(file) : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Docs.PathOf(file))!, parts[0]));
        return (File.Exists(target) || Directory.Exists(target))
            && (parts.Length == 1 || Anchors(File.ReadAllText(target)).Contains(parts[1]));
    }

    /// <summary>The anchors of headings: lower case, blanks as hyphens, letters, digits, hyphens and underscores only.</summary>
    static HashSet<string> Anchors(string markdown) =>
        [.. Docs.Matches(Docs.FencePattern().Replace(markdown, ""), Docs.HeadingPattern())
            .Select(heading => AnchorPattern().Replace(heading.ToLowerInvariant().Replace(' ', '-'), ""))];

    [GeneratedRegex("[^a-z0-9_-]")]
    private static partial Regex AnchorPattern();

    [GeneratedRegex(@"\]\(([^()\s]+)\)")]
    private static partial Regex LinkPattern();
}
