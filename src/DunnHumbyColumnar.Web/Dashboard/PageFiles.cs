using System.Collections.Frozen;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.AspNetCore.StaticAssets.Infrastructure;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>Where pages find their files: at addresses that name the content too, so that a browser that has them does not ask again.</summary>
sealed class PageFiles
{
    const string Root = "_content/DunnHumbyColumnar.Web/";

    FrozenDictionary<string, string> _addresses = FrozenDictionary<string, string>.Empty;

    /// <summary>Apache ECharts, as the package carries it.</summary>
    public string Charts => Address("_content/Vizor.ECharts/js/vizor-echarts-bundle.js");

    /// <summary>The address of one of the project's own files.</summary>
    public string Own(string file) => Address(Root + file);

    /// <summary>What dashboard.js imports, by the addresses it imports it from, so that all is asked for at once.</summary>
    public static readonly string[] Modules = [$"/{Root}charts.js", $"/{Root}options.js", $"/{Root}navigation.js", $"/{Root}refresh.js", $"/{Root}tables.js"];

    /// <summary>Maps the files.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapStaticAssets();
        endpoints.ServiceProvider.GetRequiredService<PageFiles>()._addresses = StaticAssetsEndpointDataSourceHelper.ResolveStaticAssetDescriptors(endpoints, null)
            .Where(file => file.Selectors.Count == 0)
            .Select(file => (Label: file.Properties.FirstOrDefault(property => property.Name == "label")?.Value, file.Route))
            .Where(file => file.Label is not null)
            .ToFrozenDictionary(file => file.Label!, file => "/" + file.Route);
    }

    string Address(string file) => _addresses.GetValueOrDefault(file, "/" + file);
}
