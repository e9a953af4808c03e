using DunnHumbyColumnar.Web.Api;
using DunnHumbyColumnar.Web.Api.Errors;
using DunnHumbyColumnar.Web.Dashboard.Models;
using DunnHumbyColumnar.Web.Dashboard.Pages;
using DunnHumbyColumnar.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace DunnHumbyColumnar.Web.Dashboard;

/// <summary>Maps pages. Pages are rendered completely on the server; an error is a page, too, which says what to do.</summary>
static class PageRoutes
{
    public static void MapPage(
        this IEndpointRouteBuilder routes, string pattern, ApiParameter[] parameters, Func<ApiRequest, Task<PageBody>> load)
    {
        Delegate handler = (HttpContext context) => AnswerAsync(context, new ApiRoute([.. parameters]), load);
        routes.MapMethods(pattern, ApiRoutes.Reading, handler).WithMetadata(new OwnRoute(pattern)).ExcludeFromDescription();
    }

    /// <summary>Maps addresses that no page has.</summary>
    public static void MapNothing(this IEndpointRouteBuilder routes, string pattern)
    {
        Delegate handler = (HttpContext context) => ErrorAsync(context, StatusCodes.Status404NotFound, NothingAt(context));
        routes.MapMethods(pattern, ApiRoutes.Reading, handler).WithMetadata(new OwnRoute(pattern)).ExcludeFromDescription();
    }

    /// <summary>Whether a browser asks for a page, rather than a program for an answer.</summary>
    public static bool IsWanted(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
            && accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>A page about an error.</summary>
    public static Task<IResult> ErrorAsync(HttpContext context, int status, string detail) =>
        RenderAsync(context, new PageBody(typeof(ErrorPage), new ErrorModel(status, detail)), status);

    static string NothingAt(HttpContext context) => $"there is nothing at {context.Request.PathBase}{context.Request.Path}";

    static async Task<IResult> AnswerAsync(HttpContext context, ApiRoute route, Func<ApiRequest, Task<PageBody>> load)
    {
        try
        {
            // A form also sends the fields that are left empty.
            context.Request.Query = new QueryCollection(
                context.Request.Query.Select(parameter => KeyValuePair.Create(parameter.Key, Filled(parameter.Value)))
                    .Where(parameter => parameter.Value.Count > 0).ToDictionary());
            ApiRoutes.CheckParameters(context, route);
            var body = await load(new ApiRequest(context)).ConfigureAwait(false);
            return await RenderAsync(context, body, body.Status, CleanedFor(context, body)).ConfigureAwait(false);
        }
        catch (Exception failure) when (Problems.From(context, failure) is { } problem)
        {
            ApiRoutes.LogFailure(context, problem, failure);
            return await ErrorAsync(context, problem.StatusCode, problem.ProblemDetails.Detail ?? "").ConfigureAwait(false);
        }
    }

    /// <summary>What the figures of a page leave out; null for a page without figures.</summary>
    static CleaningReport? CleanedFor(HttpContext context, PageBody body) => body.Content switch
    {
        ICleanPage page => page.Cleaned,
        string => null,
        _ => RequestGeneration.GetOrAcquire(context).Journey.CleanView(cancellationToken: context.RequestAborted),
    };

    /// <summary>The values that a field of a form holds.</summary>
    static StringValues Filled(StringValues values) => new([.. values.Where(value => value is not (null or ""))]);

    static async Task<IResult> RenderAsync(HttpContext context, PageBody body, int status, CleaningReport? cleaned = null)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.RequestServices.GetRequiredService<PageAddresses>().Locate(context);
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var generation = RequestGeneration.GetOrAcquire(context);
            var page = await renderer.RenderComponentAsync(
                body.Page, ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(DashboardPage.Content)] = body.Content,
                    [nameof(DashboardPage.Generation)] = generation.Info.Generation,
                    [nameof(DashboardPage.Cleaned)] = cleaned,
                    [nameof(DashboardPage.Calendar)] = generation.Journey.Calendar,
                })).ConfigureAwait(false);
            return page.ToHtmlString();
        }).ConfigureAwait(false);
        return TypedResults.Text(html, "text/html; charset=utf-8", statusCode: status);
    }
}
