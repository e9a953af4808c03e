using DunnHumbyColumnar.Web.Hosting;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>
/// The addresses that a page names: below the path base of the request and the groups that dashboard and API are mounted in. One of each
/// request.
/// </summary>
sealed class PageAddresses
{
    /// <summary>The pages in the order of the navigation.</summary>
    public static readonly (string Path, string Name)[] Pages =
    [
        ("", "Overview"), ("dashboard/household", "Household"), ("dashboard/rfm", "RFM"), ("dashboard/campaigns", "Campaigns"),
        ("dashboard/promotions", "Promotions"), ("dashboard/rules", "Bought together"),
    ];

    string? _api;

    /// <summary>Where the dashboard is mounted, without a slash at the end: empty at the root of a host.</summary>
    public string Base { get; private set; } = "";

    /// <summary>Whether the API is mounted in this host.</summary>
    public bool HasApi => _api is not null;

    /// <summary>Finds out where the dashboard and the API are mounted; called once before a page is rendered.</summary>
    public void Locate(HttpContext context)
    {
        var here = MountPoint.Of(context);
        Base = here.Address;
        _api = MountPoint.OfApi(context, here)?.Address;
    }

    /// <summary>A page or another address of the dashboard, by its path without a slash in front.</summary>
    public string Page(string path) => $"{Base}/{path}";

    /// <summary>An address of the API, by its path without a slash in front; null if the host has no API.</summary>
    public string? Api(string path) => _api is null ? null : $"{_api}/{path}";

    /// <summary>A file that pages use.</summary>
    public string File(string name) => $"{Base}/{PageFiles.Folder}/{PageFiles.Version}/{name}";
}
