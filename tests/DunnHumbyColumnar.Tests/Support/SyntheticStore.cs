using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A small synthetic data set with its store, made once for a class of tests.</summary>
public sealed class SyntheticStore : IDisposable
{
    public const double Scale = 0.02;

    readonly TemporaryFolder _folder = new();

    public SyntheticStore()
    {
        Generated = JourneyGenerator.Generate(Csv, new GeneratorOptions { Scale = Scale });
        Report = Journey.IngestAsync(Csv, Store).GetAwaiter().GetResult();
        Open = Journey.Open(Store);
    }

    public string Csv => _folder["csv"];

    public string Store => _folder["store"];

    public GeneratorReport Generated { get; }

    public IngestReport Report { get; }

    public Journey Open { get; }

    public void Dispose()
    {
        Open.Dispose();
        _folder.Dispose();
    }
}
