using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Dashboard.Models;
using DunnHumbyColumnar.Web.Dashboard.Pages;
using DunnHumbyColumnar.Web.Hosting;
using Scalar.AspNetCore;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>The pages of the dashboard and the files they use.</summary>
static class DashboardRoutes
{
    /// <summary>The reference page of the API.</summary>
    public const string Reference = "dashboard/reference";

    /// <summary>The page of what the cleaning rules leave out.</summary>
    public const string CleanView = "dashboard/clean";

    public static RouteGroupBuilder Map(IEndpointRouteBuilder endpoints)
    {
        var dashboard = OwnRoutes.Group(endpoints);
        PageFiles.Map(dashboard);
        var cached = OwnRoutes.Limited(dashboard, WorkKind.Cached);
        var compute = OwnRoutes.Limited(dashboard, WorkKind.Compute);
        cached.MapPage("/", [], Page<OverviewPage, OverviewModel>(OverviewModel.LoadAsync));
        compute.MapPage(
            "/dashboard/household", [PageParameters.Household, ApiParameters.Section, ApiParameters.Level, ApiParameters.Bought],
            Page<HouseholdPage, object>(HouseholdModel.LoadAsync));
        compute.MapPage(
            "/dashboard/rfm", [ApiParameters.Rfm, ApiParameters.AsOfDay, ApiParameters.FromDay, ApiParameters.ToDay],
            Page<RfmPage, RfmModel>(RfmModel.LoadAsync));
        cached.MapPage("/dashboard/campaigns", [PageParameters.Campaign], Page<CampaignPage, CampaignModel>(CampaignModel.LoadAsync));
        compute.MapPage(
            "/dashboard/promotions", [ApiParameters.Level, PageParameters.Promotion, PageParameters.Top],
            Page<PromotionPage, PromotionModel>(PromotionModel.LoadAsync));
        compute.MapPage(
            "/dashboard/rules",
            [ApiParameters.Level, ApiParameters.Item, ApiParameters.Metric, ApiParameters.MinimumPairs, PageParameters.Top],
            Page<RulesPage, RulesModel>(RulesModel.LoadAsync));
        compute.MapPage(
            "/" + CleanView, [.. ApiParameters.Cleaning], Page<CleanViewPage, CleanViewModel>(CleanViewModel.LoadAsync));
        cached.MapPage("/dashboard/notices", [], Page<NoticesPage, string>(_ => Task.FromResult("notices")));
        // The package's own page has an inline script, which the content security policy blocks; only its script file is used.
        dashboard.MapScalarApiReference("/dashboard/scalar");
        cached.MapPage(
            "/" + Reference, [], Page<ReferencePage, string>(request => Task.FromResult(SecurityHeaders.AllowStyles(request.Context))));
        cached.MapNothing("/dashboard/{**path}");
        return dashboard;
    }

    static Func<ApiRequest, Task<PageBody>> Page<TPage, TModel>(Func<ApiRequest, Task<TModel>> load)
        where TPage : DashboardPage =>
        async request =>
        {
            var model = await load(request).ConfigureAwait(false);
            return new PageBody(typeof(TPage), model, (model as IPageStatus)?.Status ?? StatusCodes.Status200OK);
        };
}
