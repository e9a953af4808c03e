using Xunit;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// The published sample of the real data, which is not part of the project: the folder that DHC_SAMPLE
/// names, or shared/data beside the checkout.
/// </summary>
static class Sample
{
    static readonly string? Folder = Find();

    public static bool Exists => Folder is not null;

    public static string Csv => Path.Combine(Folder!, "complete-journey-sample");

    /// <summary>The folder of a small journey in another coat.</summary>
    public static string Variant(string name) => Path.Combine(Folder!, "variants", name);

    /// <summary>A file of real data in another layout.</summary>
    public static string OtherLayout(string file) => Path.Combine(Folder!, "other-layouts", file);

    /// <summary>Complete baskets of the first days.</summary>
    public static string FirstDays => Path.Combine(Folder!, "complete-journey-first-days");

    public static string Expected(string name) => Path.Combine(Folder!, "expected", name);

    static string? Find()
    {
        string? named = Environment.GetEnvironmentVariable("DHC_SAMPLE");
        string[] candidates = string.IsNullOrEmpty(named) ? [Path.Combine(Repository.Root, "..", "shared", "data")] : [named];
        return candidates.FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "complete-journey-sample")));
    }
}

/// <summary>A fact about the sample; skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class SampleFactAttribute : FactAttribute
{
    public SampleFactAttribute() => Skip = Sample.Exists ? null : SampleSkip.Reason;
}

/// <summary>A theory about the sample; skipped, visibly, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class SampleTheoryAttribute : TheoryAttribute
{
    public SampleTheoryAttribute() => Skip = Sample.Exists ? null : SampleSkip.Reason;
}

/// <summary>Why tests of the sample are skipped.</summary>
static class SampleSkip
{
    public const string Reason = "the sample is not here; set DHC_SAMPLE to the folder that holds complete-journey-sample and expected";
}
