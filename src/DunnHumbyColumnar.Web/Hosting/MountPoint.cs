using System.Text;
using DunnHumbyColumnar.Web.Api;

namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>Where routes are mounted in a host.</summary>
/// <param name="Pattern">The prefix of the groups around them, as the host wrote it.</param>
/// <param name="Address">
/// The prefix as it is in addresses now: with the path base and the values of parameters, without a slash at the end.
/// </param>
sealed record MountPoint(string Pattern, string Address)
{
    /// <summary>Where the route of a request is mounted; the path base if the request has none of ours.</summary>
    public static MountPoint Of(HttpContext context)
    {
        string root = context.Request.PathBase.ToUriComponent().TrimEnd('/');
        if (context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<OwnRoute>() is not { } route)
            return new MountPoint("", root);
        string[] segments = context.Request.Path.ToUriComponent().Split('/', StringSplitOptions.RemoveEmptyEntries);
        int above = endpoint.RoutePattern.PathSegments.Count - route.SegmentCount;
        var address = segments.Take(above).Aggregate(new StringBuilder(root), (path, segment) => path.Append('/').Append(segment));
        return new MountPoint(PrefixOf(endpoint, route), address.ToString());
    }

    /// <summary>Where the API is mounted: beside the dashboard, if it is there, else at its first place; null: nowhere.</summary>
    public static MountPoint? OfApi(HttpContext context, MountPoint dashboard)
    {
        string[] prefixes = [.. context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ApiRoute>() is not null)
            .Select(endpoint => PrefixOf(endpoint, endpoint.Metadata.GetRequiredMetadata<OwnRoute>())).Distinct()];
        return prefixes.Length == 0 ? null
            : prefixes.Contains(dashboard.Pattern) ? dashboard
            : new MountPoint(prefixes[0], context.Request.PathBase.ToUriComponent().TrimEnd('/') + prefixes[0]);
    }

    static string PrefixOf(RouteEndpoint endpoint, OwnRoute route)
    {
        string pattern = endpoint.RoutePattern.RawText!;
        string prefix = pattern.EndsWith(route.Pattern, StringComparison.Ordinal) ? pattern[..^route.Pattern.Length] : pattern;
        return prefix.TrimEnd('/') is { Length: > 0 } path ? "/" + path.TrimStart('/') : "";
    }
}
