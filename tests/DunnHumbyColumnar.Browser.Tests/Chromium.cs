using Xunit;

namespace DunnHumbyColumnar.Browser.Tests;

/// <summary>The machine's Chromium.</summary>
static class Chromium
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Its program; null: there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    public static string? SkipReason => Path is null ? $"there is no browser here; install one of {string.Join(", ", Names)}" : null;
}

/// <summary>A fact about pages in a browser; skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}

/// <summary>A theory about pages in a browser; skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.SkipReason;
}
