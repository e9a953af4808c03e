using System.Collections.Concurrent;
using DunnHumbyColumnar.Synthetic;
using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>
/// Generated CSV files and the store made of them, once a scale and process. Nobody may write to them; fixtures copy the store.
/// </summary>
sealed class SyntheticData
{
    static readonly ConcurrentDictionary<double, Lazy<SyntheticData>> Made = new();

    static readonly ConcurrentBag<TemporaryFolder> Folders = [];

    SyntheticData(double scale)
    {
        var folder = new TemporaryFolder();
        Folders.Add(folder);
        (Csv, Store) = (folder["csv"], folder["store"]);
        Generated = JourneyGenerator.Generate(Csv, new GeneratorOptions { Scale = scale });
        Report = Journey.IngestAsync(Csv, Store, new IngestOptions { Store = UnsyncedFileOps.Options }).GetAwaiter().GetResult();
    }

    public string Csv { get; }

    public string Store { get; }

    public GeneratorReport Generated { get; }

    public IngestReport Report { get; }

    public static SyntheticData Of(double scale) => Made.GetOrAdd(scale, s => new Lazy<SyntheticData>(() => new SyntheticData(s))).Value;

    /// <summary>Removes all folders, after the last test.</summary>
    public static void Remove()
    {
        while (Folders.TryTake(out var folder))
            folder.Dispose();
    }
}
