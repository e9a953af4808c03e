namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>Addresses of the dashboard's pages and files.</summary>
static class Links
{
    /// <summary>Apache ECharts, as the package carries it.</summary>
    public const string Charts = "/_content/Vizor.ECharts/js/vizor-echarts-bundle.js";

    public static readonly (string Address, string Name)[] Pages =
    [
        ("/", "Overview"), ("/dashboard/household", "Household"), ("/dashboard/rfm", "RFM"), ("/dashboard/campaigns", "Campaigns"), ("/dashboard/promotions", "Promotions"), ("/dashboard/rules", "Bought together"),
    ];

    /// <summary>What dashboard.js leads to, so that it is all asked for at once.</summary>
    public static readonly string[] Modules = ["charts.js", "options.js", "navigation.js", "refresh.js"];

    public static string Own(string file) => "/_content/DunnHumbyColumnar.Web/" + file;
}
