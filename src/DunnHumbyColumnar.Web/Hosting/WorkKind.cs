namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>What a route does; each kind has a limit of its own, so that routes with cached results do not queue behind others.</summary>
enum WorkKind
{
    /// <summary>It computes.</summary>
    Compute,

    /// <summary>It answers from cached results.</summary>
    Cached,
}
