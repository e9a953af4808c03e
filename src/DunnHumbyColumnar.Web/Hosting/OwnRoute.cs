namespace DunnHumbyColumnar.Web.Hosting;

/// <summary>Metadata of a route of this package: its pattern as it is here, without the groups that a host puts around it.</summary>
sealed record OwnRoute(string Pattern)
{
    public int SegmentCount => Pattern.Split('/', StringSplitOptions.RemoveEmptyEntries).Length;
}
