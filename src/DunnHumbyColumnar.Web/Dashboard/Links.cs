namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>Addresses of the dashboard's pages.</summary>
static class Links
{
    public static readonly (string Address, string Name)[] Pages =
    [
        ("/", "Overview"), ("/dashboard/household", "Household"), ("/dashboard/rfm", "RFM"), ("/dashboard/campaigns", "Campaigns"),
        ("/dashboard/promotions", "Promotions"), ("/dashboard/rules", "Bought together"),
    ];
}
