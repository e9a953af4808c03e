using DunnHumbyColumnar.Tests.Support;
using Xunit;

namespace DunnHumbyColumnar.Tests.Conventions;

/// <summary>Folders and lines stay small enough to take in at a glance.</summary>
public sealed class LayoutTests
{
    const int MaxFolderFiles = 20;
    const int MaxRootFiles = 16;
    const int MaxColumns = 140;

    static readonly string[] Written = [".cs", ".razor", ".csproj", ".props", ".targets", ".css", ".js", ".md", ".json", ".png", ".svg"];
    static readonly string[] Code = [".cs", ".razor", ".js", ".css", ".sh", ".csproj", ".props", ".targets", ".runsettings"];

    [Fact]
    public void A_folder_of_the_sources_has_few_files()
    {
        var folders = Files("src", Written)
            .GroupBy(file => Path.GetDirectoryName(file)!)
            .ToDictionary(folder => Path.GetRelativePath(Repository.Root, folder.Key).Replace('\\', '/'), folder => folder.Count());
        Assert.True(folders.Count > 20);
        Assert.DoesNotContain(folders, folder => folder.Value > MaxFolderFiles);
        Assert.InRange(folders["src/DunnHumbyColumnar"], 1, MaxRootFiles);
    }

    /// <summary>What a tool left behind would be committed with the next change.</summary>
    [Fact]
    public void The_root_holds_nothing_by_chance()
    {
        string[] names = [.. Directory.EnumerateFiles(Repository.Root).Select(file => Path.GetFileName(file)!)];
        Assert.Contains("DunnHumbyColumnar.sln", names);
        Assert.Empty(names.Where(name => !name.StartsWith('.')).Except(
        [
            "DunnHumbyColumnar.sln", "README.md", "global.json", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "SECURITY.md",
            "Directory.Build.props", "Directory.Packages.props", "Directory.Solution.targets",
        ]));
    }

    [Fact]
    public void A_line_of_code_has_at_most_140_columns()
    {
        string[] files = [.. new[] { "src", "tests", "bench" }.SelectMany(folder => Files(folder, Code))];
        Assert.All(
            [".cs", ".razor", ".js", ".css", ".csproj"],
            extension => Assert.Contains(files, file => Path.GetExtension(file) == extension));
        string[] wide = [.. files.SelectMany(file => File.ReadLines(file)
            .Select((line, i) => (Place: $"{Path.GetRelativePath(Repository.Root, file)}:{i + 1}", line.Length))
            .Where(line => line.Length > MaxColumns)
            .Select(line => $"{line.Place} has {line.Length} columns"))];
        Assert.True(wide.Length == 0, string.Join('\n', wide));
    }

    /// <summary>Files of these kinds under a folder of the checkout, build output left out.</summary>
    static IEnumerable<string> Files(string folder, string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));
}
