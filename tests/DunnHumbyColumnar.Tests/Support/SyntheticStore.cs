using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A small synthetic data set with its store, made once for a class of tests.</summary>
public class SyntheticStore : IDisposable
{
    public const double Scale = 0.05;

    readonly TemporaryFolder _folder = new();

    public SyntheticStore()
        : this(Scale)
    {
    }

    protected SyntheticStore(double scale)
    {
        Generated = JourneyGenerator.Generate(Csv, new GeneratorOptions { Scale = scale });
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
        GC.SuppressFinalize(this);
    }
}

/// <summary>Four times as large: enough households for shares to mean something.</summary>
public sealed class LargerSyntheticStore() : SyntheticStore(4 * Scale);
