using System.Text.RegularExpressions;
using System.Xml.Linq;
using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>Tests that take long are of a tier, which a plain <c>dotnet test</c> leaves out and <c>.ci/run</c> runs.</summary>
public sealed partial class TierTests
{
    static readonly string Tests = Path.Combine(Repository.Root, "tests");

    /// <summary>Project to tier, of those with one for all of their tests.</summary>
    static readonly Dictionary<string, string> Projects = new()
    {
        ["DunnHumbyColumnar.Reliability"] = "reliability",
        ["DunnHumbyColumnar.Browser.Tests"] = "browser",
    };

    [Fact]
    public void Tests_outside_the_projects_of_a_tier_are_slow_or_have_none()
    {
        var found = Repository.Sources("tests").ToDictionary(
            path => path, path => TierPattern().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value).Distinct().ToList());
        Assert.Equal(["slow"], found.SelectMany(file => file.Value).Distinct());
        Assert.All(found.Where(file => file.Value.Count > 0), file => Assert.DoesNotContain(Projects.Keys, project => file.Key.StartsWith(
            Path.Combine(Tests, project), StringComparison.Ordinal)));
    }

    [Fact]
    public void Harnesses_and_browser_tests_are_of_their_tier() => Assert.All(Projects, project =>
    {
        var traits = XDocument.Load(Path.Combine(Tests, project.Key, project.Key + ".csproj")).Descendants("AssemblyAttribute")
            .Where(attribute => (string?)attribute.Attribute("Include") == typeof(AssemblyTraitAttribute).FullName);
        Assert.Equal(["Tier", project.Value], traits.Single().Elements().Select(parameter => parameter.Value));
    });

    [Fact]
    public void Each_tier_is_left_out_by_default_and_run_by_the_whole_run()
    {
        string[] tiers = ["slow", .. Projects.Values];
        string filter = XDocument.Load(Path.Combine(Tests, "default.runsettings")).Descendants("TestCaseFilter").Single().Value;
        Assert.Equal(string.Join('&', tiers.Select(tier => $"Tier!={tier}")), filter);
        Assert.Empty(XDocument.Load(Path.Combine(Tests, "all.runsettings")).Descendants("TestCaseFilter"));
        string run = File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run"));
        Assert.Contains("--filter \"Tier=slow\"", run, StringComparison.Ordinal);
        Assert.All(Projects.Keys, project => Assert.Contains("tests/" + project, run, StringComparison.Ordinal));
    }

    [GeneratedRegex("Trait\\(\"Tier\", \"([a-z]+)\"\\)")]
    private static partial Regex TierPattern();
}
