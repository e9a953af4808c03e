using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Dashboard.Models;
using DunnHumbyColumnar.Web.Dashboard.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>Maps pages. Pages are rendered completely on the server; an error is a page, too, which says what to do.</summary>
static class PageRoutes
{
    public static void MapPage(
        this IEndpointRouteBuilder routes, string pattern, ApiParameter[] parameters, Func<ApiRequest, Task<PageBody>> load)
    {
        Delegate handler = (HttpContext context) => AnswerAsync(context, new ApiRoute([.. parameters]), load);
        routes.MapMethods(pattern, ApiRoutes.Reading, handler).ExcludeFromDescription();
    }

    static async Task<IResult> AnswerAsync(HttpContext context, ApiRoute route, Func<ApiRequest, Task<PageBody>> load)
    {
        var generation = RequestGeneration.GetOrAcquire(context);
        try
        {
            // A form also sends the fields that are left empty.
            context.Request.Query = new QueryCollection(
                context.Request.Query.Where(parameter => parameter.Value is not [null or ""]).ToDictionary());
            ApiRoutes.CheckParameters(context, route);
            var body = await load(new ApiRequest(context)).ConfigureAwait(false);
            return await RenderAsync(context, body, generation.Info.Generation, StatusCodes.Status200OK).ConfigureAwait(false);
        }
        catch (Exception failure) when (Problems.From(context, failure) is { } problem)
        {
            ApiRoutes.LogFailure(context, problem, failure);
            return await RenderAsync(
                context, new PageBody(typeof(ErrorPage), new ErrorModel(problem.StatusCode, problem.ProblemDetails.Detail ?? "")),
                generation.Info.Generation, problem.StatusCode).ConfigureAwait(false);
        }
    }

    static async Task<IResult> RenderAsync(HttpContext context, PageBody body, long generation, int status)
    {
        context.Response.Headers.CacheControl = "no-cache";
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync(
                body.Page, ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(DashboardPage.Content)] = body.Content,
                    [nameof(DashboardPage.Generation)] = generation,
                })).ConfigureAwait(false);
            return page.ToHtmlString();
        }).ConfigureAwait(false);
        return TypedResults.Text(html, "text/html; charset=utf-8", statusCode: status);
    }
}
