using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Routes;
using DunnHumbyColumnar.Web.Dashboard;
using DunnHumbyColumnar.Web.Hosting;
using DunnHumbyColumnar.Web.Live;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DunnHumbyColumnar.Web;

/// <summary>
/// Mounts API and dashboard in an ASP.NET Core host: <see cref="AddDunnHumbyColumnar"/>, <see cref="UseDunnHumbyColumnar"/>, then
/// <see cref="MapDunnHumbyApi"/> and, at the root of the host, <see cref="MapDunnHumbyDashboard"/>. The host decides about addresses,
/// host names, logging and who may come in.
/// </summary>
public static class DunnHumbyServices
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string TelemetryName = Telemetry.Name;

    /// <summary>Adds one open store, its scheduled refresh, health checks, the description of the API and its concurrency limits.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <exception cref="ArgumentException">The options do not go together.</exception>
    public static IServiceCollection AddDunnHumbyColumnar(this IServiceCollection services, Action<DunnHumbyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new DunnHumbyOptions();
        configure(options);
        options.Validate();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton(options);
        services.AddSingleton<Telemetry>();
        services.AddSingleton<LiveJourney>();
        services.AddSingleton<Refresher>();
        services.AddSingleton<PageFiles>();
        services.AddHostedService<WarmUp>();
        services.AddHostedService<ScheduledRefresh>();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", tags: [HealthRoutes.Ready]);
        services.AddProblemDetails();
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        services.AddRequestTimeouts(timeouts => timeouts.AddPolicy(RateLimits.Timeout, new RequestTimeoutPolicy
        {
            Timeout = options.RequestTimeout,
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
            WriteTimeoutResponse = context => RequestBuffering.WriteTimeoutAsync(context, options.RequestTimeout),
        }));
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(RateLimits.Compute, new ConcurrencyPolicy(options.ConcurrentWork, options.WaitingWork));
            limits.AddPolicy(RateLimits.Cached, new ConcurrencyPolicy(RateLimits.CachedRequests, options.WaitingWork));
        });
        return services;
    }

    /// <summary>
    /// Adds the middleware of limits and timeouts, and names the generation in every response. Call before mapping the routes.
    /// </summary>
    public static IApplicationBuilder UseDunnHumbyColumnar(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            RequestGeneration.GetOrAcquire(context);
            return next(context);
        });
        return app.UseRequestTimeouts().Use(RequestBuffering.RunAsync).UseRateLimiter().Use(RequestBuffering.BeginAsync);
    }

    /// <summary>Maps the API, its description and the health checks.</summary>
    public static RouteGroupBuilder MapDunnHumbyApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("");
        var cached = RateLimits.Group(api, RateLimits.Cached);
        var compute = RateLimits.Group(api, RateLimits.Compute);
        TableRoutes.Map(cached, compute);
        HouseholdRoutes.Map(cached, compute);
        CampaignRoutes.Map(cached);
        ItemRoutes.Map(compute);
        QueryRoutes.Map(compute);
        RefreshRoutes.Map(api);
        HealthRoutes.Map(api);
        api.MapOpenApi();
        return api;
    }

    /// <summary>
    /// Maps the dashboard, its files and the reference page of the API; at the root of the host, since
    /// pages name each other by their whole path.
    /// </summary>
    public static void MapDunnHumbyDashboard(this IEndpointRouteBuilder endpoints) => DashboardRoutes.Map(endpoints);
}
