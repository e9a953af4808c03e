using DunnHumbyColumnar.Tests.Snapshots;

namespace DunnHumbyColumnar.Tests.Support;

/// <summary>The sample, ingested once for a class of tests; nothing where there is no sample.</summary>
public sealed class SampleStore : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly Journey? _journey;

    public SampleStore()
    {
        if (!Sample.Exists)
            return;
        Report = Journey.IngestAsync(Sample.Csv, Store, new IngestOptions { Store = UnsyncedFileOps.Options }).GetAwaiter().GetResult();
        _journey = Journey.Open(Store);
    }

    public string Store => _folder["store"];

    public IngestReport? Report { get; }

    public Journey Open => _journey!;

    public void Dispose()
    {
        _journey?.Dispose();
        _folder.Dispose();
    }
}
