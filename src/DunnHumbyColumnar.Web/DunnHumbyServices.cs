using DunnHumbyColumnar.Web.Api.Description;
using DunnHumbyColumnar.Web.Api.Routes;
using DunnHumbyColumnar.Web.Dashboard;
using DunnHumbyColumnar.Web.Hosting;
using DunnHumbyColumnar.Web.Live;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DunnHumbyColumnar.Web;

/// <summary>
/// Mounts API and dashboard in an ASP.NET Core host: <see cref="AddDunnHumbyColumnar"/>, then <see cref="MapDunnHumbyApi"/> and
/// <see cref="MapDunnHumbyDashboard"/>, at the root of the host or in a group. There is no middleware: limits, headers and errors belong to
/// the mapped routes alone. The host decides about addresses, host names, logging and who may come in.
/// </summary>
public static class DunnHumbyServices
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string TelemetryName = Telemetry.Name;

    /// <summary>
    /// Adds one open store with its scheduled refresh, <see cref="IJourneyProvider"/>, a <see cref="Journey"/> of each scope, and what the
    /// routes need. The options are validated when the host starts.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; null: they are configured elsewhere, from a configuration section for example.</param>
    public static IServiceCollection AddDunnHumbyColumnar(this IServiceCollection services, Action<DunnHumbyOptions>? configure = null)
    {
        var options = services.AddOptionsWithValidateOnStart<DunnHumbyOptions, OptionsValidation>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddSingleton<Telemetry>();
        services.AddSingleton<LiveJourney>();
        services.AddSingleton<IJourneyProvider>(provider => provider.GetRequiredService<LiveJourney>());
        // Disposed with the scope, which releases the generation.
        services.AddScoped(provider => provider.GetRequiredService<IJourneyProvider>().Acquire());
        services.AddSingleton<Refresher>();
        services.AddSingleton<WorkLimits>();
        services.AddScoped<PageAddresses>();
        services.AddHostedService<WarmUp>();
        services.AddHostedService<ScheduledRefresh>();
        services.AddOpenApi(ApiDocument.Name, ApiDocument.Configure);
        return services;
    }

    /// <summary>
    /// Maps the API, its description and the health checks, and returns the group of them all. The description is at
    /// <c>openapi/dunnhumby.json</c> within it, and no part of the host's own documents.
    /// </summary>
    public static RouteGroupBuilder MapDunnHumbyApi(this IEndpointRouteBuilder endpoints)
    {
        var api = OwnRoutes.Group(endpoints);
        api.WithGroupName(ApiDocument.Name);
        var cached = OwnRoutes.Limited(api, WorkKind.Cached);
        var compute = OwnRoutes.Limited(api, WorkKind.Compute);
        TableRoutes.Map(cached, compute);
        HouseholdRoutes.Map(cached, compute);
        CampaignRoutes.Map(cached);
        ItemRoutes.Map(compute);
        QueryRoutes.Map(compute);
        RefreshRoutes.Map(api);
        HealthRoutes.Map(api);
        ApiDocument.Map(api, "/" + ApiDocument.Path);
        return api;
    }

    /// <summary>
    /// Maps the dashboard, its files and the reference page of the API, and returns the group of them all. Pages work below any path base
    /// and in any group; their links to figures lead to the API of the same host, wherever that is mapped.
    /// </summary>
    public static RouteGroupBuilder MapDunnHumbyDashboard(this IEndpointRouteBuilder endpoints) => DashboardRoutes.Map(endpoints);
}
