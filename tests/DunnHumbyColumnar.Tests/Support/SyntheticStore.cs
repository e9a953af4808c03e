using DunnHumbyColumnar.Synthetic;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A store of a small synthetic data set, open, for a class of tests alone; the CSV files are those of all classes.</summary>
public class SyntheticStore : IDisposable
{
    public const double Scale = 0.05;

    readonly TemporaryFolder _folder = new();
    readonly SyntheticData _data;

    public SyntheticStore()
        : this(Scale)
    {
    }

    protected SyntheticStore(double scale)
    {
        _data = SyntheticData.Of(scale);
        TemporaryFolder.Copy(_data.Store, Store);
        Open = Journey.Open(Store);
    }

    /// <summary>To be read only.</summary>
    public string Csv => _data.Csv;

    public string Store => _folder["store"];

    public GeneratorReport Generated => _data.Generated;

    public IngestReport Report => _data.Report;

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
