namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>How <c>dhc serve</c> serves.</summary>
public sealed record ServeOptions
{
    /// <summary>Where to listen by default.</summary>
    public const string DefaultAddress = "http://127.0.0.1:8080";

    /// <summary>What is served. At an address that other machines reach everything but the health checks needs the API key.</summary>
    public required Action<DunnHumbyOptions> Configure { get; init; }

    /// <summary>Where to listen: <c>http://HOST:PORT</c>.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [DefaultAddress];

    /// <summary>Further names by which the server may be called.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>Where the log goes; null: nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Replaces services; tests set the clock.</summary>
    internal Action<IServiceCollection>? Replace { get; init; }
}
