namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Library => Path.Combine(Root, "src", "DunnHumbyColumnar");

    /// <summary>C# files under a folder of the checkout, build output left out.</summary>
    public static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DunnHumbyColumnar.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The tests run outside a checkout.");
    }
}
