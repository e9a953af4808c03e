using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>A store of each <see cref="SparseJourney"/>, made at first use from its CSV files; for a class of tests.</summary>
public sealed class SparseStores : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Dictionary<string, Journey> _open = [];

    /// <summary>The folder of the files, to be read only.</summary>
    public string Csv(string kind)
    {
        string csv = _folder[$"{kind}/csv"];
        if (!Directory.Exists(csv))
            RowsCsv.Write(SparseJourney.Kinds[kind], csv);
        return csv;
    }

    public Journey this[string kind]
    {
        get
        {
            if (_open.TryGetValue(kind, out var open))
                return open;
            string store = _folder[$"{kind}/store"];
            Journey.IngestAsync(Csv(kind), store, new IngestOptions { Store = UnsyncedFileOps.Options }).GetAwaiter().GetResult();
            return _open[kind] = Journey.Open(store);
        }
    }

    public void Dispose()
    {
        foreach (var journey in _open.Values)
            journey.Dispose();
        _folder.Dispose();
    }
}
