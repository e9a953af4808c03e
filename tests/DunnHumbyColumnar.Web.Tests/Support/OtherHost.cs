using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace DunnHumbyColumnar.Web.Tests.Support;

/// <summary>A host of somebody else's: a rate limiter, a document, health checks, error handling and a path base of its own.</summary>
sealed class OtherHost : IAsyncDisposable
{
    public const int RequestsInAMinute = 30;

    public const string Name = "OtherHost";

    readonly WebApplication _app;
    readonly ListLogger _log;

    OtherHost(WebApplication app, ListLogger log)
    {
        _app = app;
        _log = log;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
            Timeout = Patience.Limit,
        };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Warnings and worse, one per line.</summary>
    public string Log => _log.Text;

    /// <param name="store">The store that this package serves in it; null: the host is alone.</param>
    /// <param name="group">The group that our routes are mounted in.</param>
    /// <param name="isLimited">Whether the host has its limit.</param>
    /// <param name="configure">Further services.</param>
    /// <param name="map">Further routes.</param>
    public static async Task<OtherHost> StartAsync(
        string? store, string group = "", bool isLimited = true, Action<IServiceCollection>? configure = null,
        Action<WebApplication>? map = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = Name });
        var log = new ListLogger();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        AddOwn(builder.Services, isLimited);
        if (store is not null)
            builder.Services.AddDunnHumbyColumnar(options => options.Store = store);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UsePathBase("/base");
        app.UseStatusCodePages();
        app.UseRouting();
        app.UseRateLimiter();
        MapOwn(app);
        if (store is not null)
        {
            IEndpointRouteBuilder ours = group.Length == 0 ? app : app.MapGroup(group);
            ours.MapDunnHumbyApi();
            ours.MapDunnHumbyDashboard();
        }

        map?.Invoke(app);
        await app.StartAsync();
        return new OtherHost(app, log);
    }

    public async Task StopAsync() => await _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    static void AddOwn(IServiceCollection services, bool isLimited)
    {
        services.AddOpenApi();
        services.AddHealthChecks().AddCheck("own", () => HealthCheckResult.Healthy("well"));
        services.AddRateLimiter(limits =>
        {
            if (isLimited)
                limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetFixedWindowLimiter(
                    "", _ => new() { PermitLimit = RequestsInAMinute, Window = TimeSpan.FromHours(1) }));
        });
    }

    static void MapOwn(WebApplication app)
    {
        int count = 0;
        app.MapGet("/counter", () => Interlocked.Increment(ref count)).WithName("tables");
        app.MapGet("/hello", () => "hello").WithName("query");
        app.MapPost("/echo", (Dictionary<string, string> body) => body);
        app.MapGet("/fails", string () => throw new InvalidOperationException("planted"));
        app.MapGet("/bad", (int number) => number.ToString(CultureInfo.InvariantCulture));
        app.MapGet("/links", (LinkGenerator links) => links.GetPathByName("tables"));
        app.MapHealthChecks("/health");
        app.MapOpenApi();
    }
}
