using DunnHumbyColumnar.Snapshots;
using DunnHumbyColumnar.Tests.Csv;
using DunnHumbyColumnar.Tests.Snapshots;
using DunnHumbyColumnar.Tests.Support;

namespace DunnHumbyColumnar.Reliability;

/// <summary>
/// Two sets of CSV files and, before an ingest of the second, a store that is empty or holds two
/// generations; made once, copied for each case.
/// </summary>
sealed class IngestScene : IDisposable
{
    public static readonly string[] Names = ["first", "third"];

    static readonly Lazy<IngestScene> Only = new(() => new IngestScene());

    readonly TemporaryFolder _folder = new();

    IngestScene()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        for (int set = 1; set <= 2; set++)
            new SmallJourney(set, factRows: 200).WriteTo(Csv(set));
        // Two generations: the third removes the first.
        Ingest(Csv(1), _folder["third"]);
        OldHash = Ingest(Csv(1), _folder["third"]);
        NewHash = Ingest(Csv(2), _folder["new"]);
    }

    public static IngestScene Shared => Only.Value;

    /// <summary>Content of the generation before.</summary>
    public string OldHash { get; }

    /// <summary>Content of what is ingested.</summary>
    public string NewHash { get; }

    public void Dispose() => _folder.Dispose();

    /// <summary>The CSV files of the old content (1) or of the new (2).</summary>
    public string Csv(int set) => _folder[$"csv{set}"];

    public string NewCsv => Csv(2);

    /// <summary>A store as it was before, in a folder of its own.</summary>
    public string CopyStore(string scene, TemporaryFolder into)
    {
        string store = into["store"];
        if (scene == "third")
            TemporaryFolder.Copy(_folder[scene], store);
        return store;
    }

    /// <summary>Content of the generation that a reader finds, all of it verified; null: there is none.</summary>
    public static string? Served(string store)
    {
        try
        {
            using var journey = Journey.Open(store);
            journey.Check();
            return journey.Info().ContentHash;
        }
        catch (SnapshotMissingException)
        {
            return null;
        }
    }

    /// <summary>
    /// After an ingest of the new content that may have been ended at any point: the old is served or the new, and the
    /// next ingest works and leaves nothing over.
    /// </summary>
    /// <returns>Whether the new one was served.</returns>
    public bool Judge(string scene, string store)
    {
        string? served = Served(store);
        string? old = scene == "third" ? OldHash : null;
        if (served != old && served != NewHash)
            throw new InvalidOperationException($"served {served}, neither {old} nor {NewHash}");
        Ingest(NewCsv, store);
        if (Served(store) != NewHash)
            throw new InvalidOperationException("the next ingest did not work");
        Leftovers.AssertNone(RealFileOps.Instance, store);
        return served == NewHash;
    }

    static string Ingest(string csv, string store) =>
        Journey.IngestAsync(csv, store, new IngestOptions { Force = true }).GetAwaiter().GetResult().ContentHash;
}
