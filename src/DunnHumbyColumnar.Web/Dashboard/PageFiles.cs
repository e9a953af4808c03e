using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticAssets.Infrastructure;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>URLs of the files that pages use, with a fingerprint of the content so that browsers can cache them for good.</summary>
sealed class PageFiles
{
    const string Root = "_content/DunnHumbyColumnar.Web/";

    FrozenDictionary<string, string> _addresses = FrozenDictionary<string, string>.Empty;

    /// <summary>Apache ECharts, as the package carries it.</summary>
    public string Charts => Address("_content/Vizor.ECharts/js/vizor-echarts-bundle.js");

    /// <summary>The address of one of the project's own files.</summary>
    public string Own(string file) => Address(Root + file);

    /// <summary>What dashboard.js imports, by the URLs it imports from, so that a page preloads all of it at once.</summary>
    public static readonly string[] Modules =
        [$"/{Root}charts.js", $"/{Root}options.js", $"/{Root}navigation.js", $"/{Root}refresh.js", $"/{Root}tables.js"];

    /// <summary>Maps the files.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
        endpoints.ServiceProvider.GetRequiredService<PageFiles>()._addresses =
            StaticAssetsEndpointDataSourceHelper.ResolveStaticAssetDescriptors(endpoints, null)
                .Where(file => file.Selectors.Count == 0)
                .Select(file => (Label: file.Properties.FirstOrDefault(property => property.Name == "label")?.Value, file.Route))
                .Where(file => file.Label is not null)
                .ToFrozenDictionary(file => file.Label!, file => "/" + file.Route);
    }

    string Address(string file) => _addresses.GetValueOrDefault(file, "/" + file);
}
