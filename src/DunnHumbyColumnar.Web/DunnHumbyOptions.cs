namespace DunnHumbyColumnar.Web;

/// <summary>What is served, and within which bounds. Read once, when the host starts.</summary>
public sealed class DunnHumbyOptions
{
    /// <summary>The store folder; required.</summary>
    public string Store { get; set; } = "";

    /// <summary>How the store is opened.</summary>
    public OpenOptions Open { get; set; } = new();

    /// <summary>
    /// The folder with the files that a refresh ingests, by the mapping of the store if it was made by one; there from the start. Null:
    /// there is no refresh.
    /// </summary>
    public string? Csv { get; set; }

    /// <summary>When to refresh, as a cron expression of five fields in the server's time zone; null: only when asked to.</summary>
    public string? RefreshSchedule { get; set; }

    /// <summary>The key that a refresh needs; null: no refresh over HTTP.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Whether everything but the health checks needs the key, too; the host of <c>dhc serve</c> sees to it.</summary>
    internal bool RequireApiKey { get; set; }

    /// <summary>How long a request may take, waiting included, before it fails with 503.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests that compute at the same time, 1 or more.</summary>
    public int ConcurrentWork { get; set; } = Environment.ProcessorCount;

    /// <summary>Requests that may wait for their turn; further ones get 429.</summary>
    public int WaitingWork { get; set; } = 126;

    /// <summary>Bytes that cached results may take.</summary>
    public long ResultBytes { get; set; } = 256L << 20;

    /// <summary>Bytes of the largest response; a larger one fails with 422.</summary>
    public int ResponseBytes { get; set; } = 64 << 20;
}
