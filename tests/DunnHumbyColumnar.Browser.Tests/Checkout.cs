namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>The checkout that the tests were built from.</summary>
static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release.</summary>
    public static string Configuration { get; } =
        new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DunnHumbyColumnar.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("The tests run outside a checkout.");
    }
}
