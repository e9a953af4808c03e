using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Tests.Reliability;

/// <summary>A synthetic data set and its store, made once, for work that takes a while.</summary>
sealed class SyntheticScene : IDisposable
{
    const double Scale = 0.1;

    static readonly Lazy<SyntheticScene> Only = new(() => new SyntheticScene());

    readonly TemporaryFolder _folder = new();

    SyntheticScene()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        JourneyGenerator.Generate(Csv, new GeneratorOptions { Scale = Scale });
        Journey.IngestAsync(Csv, Store).GetAwaiter().GetResult();
    }

    public static SyntheticScene Shared => Only.Value;

    public string Csv => _folder["csv"];

    public string Store => _folder["store"];

    /// <summary>A store to ingest into.</summary>
    public string OtherStore => _folder["other"];

    public void Dispose() => _folder.Dispose();
}
