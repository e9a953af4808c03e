using System.Collections.Concurrent;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>A synthetic data set of some size and its store, made once, for work that takes a while.</summary>
sealed class SyntheticScene : IDisposable
{
    static readonly ConcurrentDictionary<double, Lazy<SyntheticScene>> Scenes = new();

    readonly TemporaryFolder _folder = new();

    SyntheticScene(double scale)
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        JourneyGenerator.Generate(Csv, new GeneratorOptions { Scale = scale });
        Journey.IngestAsync(Csv, Store).GetAwaiter().GetResult();
    }

    /// <param name="scale">1: the published size.</param>
    public static SyntheticScene Of(double scale) =>
        Scenes.GetOrAdd(scale, size => new Lazy<SyntheticScene>(() => new SyntheticScene(size))).Value;

    public string Csv => _folder["csv"];

    public string Store => _folder["store"];

    /// <summary>A store to ingest into.</summary>
    public string OtherStore => _folder["other"];

    public void Dispose() => _folder.Dispose();
}
