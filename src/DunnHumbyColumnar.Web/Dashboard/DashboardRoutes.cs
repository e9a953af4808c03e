namespace DunnHumbyColumnar.Web;

/// <summary>The pages.</summary>
public static class DashboardRoutes
{
    /// <summary>Maps the dashboard at the root.</summary>
    public static void MapDunnHumbyDashboard(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
    }
}
